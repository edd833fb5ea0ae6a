/** Whether the server is healthy, late, or short of calls: for whoever watches it. */
@NullMarked
package dev.listkeeper.server.watch;

import org.jspecify.annotations.NullMarked;
