/**
 * Keeping within the number of calls Constant Contact grants to an API key. {@link
 * dev.listkeeper.constantcontact.limit.InProcessCallLimiter} does it for one process; several
 * processes with one key need a {@link dev.listkeeper.constantcontact.limit.CallLimiter} that
 * counts in a place they share.
 */
@NullMarked
package dev.listkeeper.constantcontact.limit;

import org.jspecify.annotations.NullMarked;
