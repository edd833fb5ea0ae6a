/** Data sources: their tables, what the last read took and what it refused. */
@NullMarked
package dev.listkeeper.source;

import org.jspecify.annotations.NullMarked;
