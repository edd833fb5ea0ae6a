/** The contacts of an account: who they are, which lists they are on and what they permit. */
@NullMarked
package dev.listkeeper.constantcontact.contact;

import org.jspecify.annotations.NullMarked;
