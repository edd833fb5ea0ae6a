/** Segments: their rules in words and their members. */
@NullMarked
package dev.listkeeper.server.web.segment;

import org.jspecify.annotations.NullMarked;
