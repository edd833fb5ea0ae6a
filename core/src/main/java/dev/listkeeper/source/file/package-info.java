/** Files as sources: how they are described, found, understood and read row by row. */
@NullMarked
package dev.listkeeper.source.file;

import org.jspecify.annotations.NullMarked;
