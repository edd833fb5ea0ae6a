/**
 * Refreshes and runs in the background, one after another; what was cut off is taken up again at
 * start.
 */
@NullMarked
package dev.listkeeper.server.work;

import org.jspecify.annotations.NullMarked;
