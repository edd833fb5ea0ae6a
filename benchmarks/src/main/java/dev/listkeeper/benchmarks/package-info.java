/** What {@code ./listkeeper bench} measures: the figures of docs/benchmarks.md. */
@NullMarked
package dev.listkeeper.benchmarks;

import org.jspecify.annotations.NullMarked;
