/** A query engine in plain Java over small tables in memory, as the yardstick for the others. */
@NullMarked
package dev.listkeeper.query.reference;

import org.jspecify.annotations.NullMarked;
