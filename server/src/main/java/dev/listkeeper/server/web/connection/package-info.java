/** Connections to Constant Contact: the steps from an agreement to a usable connection. */
@NullMarked
package dev.listkeeper.server.web.connection;

import org.jspecify.annotations.NullMarked;
