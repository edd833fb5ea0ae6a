/**
 * Where each behaviour of the sandbox is known from, and the switches for those nobody could
 * confirm.
 */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.evidence;

import org.jspecify.annotations.NullMarked;
