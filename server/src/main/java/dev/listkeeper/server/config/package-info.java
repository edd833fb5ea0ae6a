/** Settings, the home folder, and which object is given to which: all wiring is here. */
@NullMarked
package dev.listkeeper.server.config;

import org.jspecify.annotations.NullMarked;
