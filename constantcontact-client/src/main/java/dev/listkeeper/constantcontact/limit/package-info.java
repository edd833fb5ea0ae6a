/** Keeping within the number of calls Constant Contact grants to an API key. */
@NullMarked
package dev.listkeeper.constantcontact.limit;

import org.jspecify.annotations.NullMarked;
