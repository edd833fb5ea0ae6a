/**
 * One execution of an export: its states and moves, its batches, its numbers, and where they are
 * kept.
 */
@NullMarked
package dev.listkeeper.export.run;

import org.jspecify.annotations.NullMarked;
