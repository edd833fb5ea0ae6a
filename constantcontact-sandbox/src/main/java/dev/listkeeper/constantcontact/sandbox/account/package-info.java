/** The connected account and what its user may do. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.account;

import org.jspecify.annotations.NullMarked;
