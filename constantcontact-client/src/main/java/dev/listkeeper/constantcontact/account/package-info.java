/** Which Constant Contact account is connected, and what the signed-in person may do in it. */
@NullMarked
package dev.listkeeper.constantcontact.account;

import org.jspecify.annotations.NullMarked;
