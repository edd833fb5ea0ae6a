/** Exports: which segments go to which list, and how that went. */
@NullMarked
package dev.listkeeper.server.web.export;

import org.jspecify.annotations.NullMarked;
