/** One export run: how far it is, its numbers, and what became of each person. */
@NullMarked
package dev.listkeeper.server.web.run;

import org.jspecify.annotations.NullMarked;
