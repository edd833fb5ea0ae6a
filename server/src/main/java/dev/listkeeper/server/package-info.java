/** The application: its command line's root and the life of the server process. */
@NullMarked
package dev.listkeeper.server;

import org.jspecify.annotations.NullMarked;
