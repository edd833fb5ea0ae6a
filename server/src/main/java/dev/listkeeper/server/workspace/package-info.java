/**
 * All definitions together: the workspace file, what applying it would change, and what rests on
 * what.
 */
@NullMarked
package dev.listkeeper.server.workspace;

import org.jspecify.annotations.NullMarked;
