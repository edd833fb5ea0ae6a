/** Data sources: their tables, what the last read took and what it refused. */
@NullMarked
package dev.listkeeper.server.web.source;

import org.jspecify.annotations.NullMarked;
