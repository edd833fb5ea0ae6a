/**
 * Committed versions of datasets: written once, committed by one row, swept when nothing refers to
 * them.
 */
@NullMarked
package dev.listkeeper.snapshot;

import org.jspecify.annotations.NullMarked;
