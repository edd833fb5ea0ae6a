/**
 * A client for the Constant Contact V3 API: the entry type, pages of results, and everything that
 * can go wrong.
 */
@NullMarked
package dev.listkeeper.constantcontact;

import org.jspecify.annotations.NullMarked;
