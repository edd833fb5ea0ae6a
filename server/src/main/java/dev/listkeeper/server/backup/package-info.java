/**
 * A whole installation in one file: its tables in a form that every database can read back, and the
 * snapshots they name.
 */
@NullMarked
package dev.listkeeper.server.backup;

import org.jspecify.annotations.NullMarked;
