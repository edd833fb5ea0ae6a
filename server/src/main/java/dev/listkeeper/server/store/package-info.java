/** Definitions and committed versions in the server's own database. */
@NullMarked
package dev.listkeeper.server.store;

import org.jspecify.annotations.NullMarked;
