/** The contact lists of an account. */
@NullMarked
package dev.listkeeper.constantcontact.list;

import org.jspecify.annotations.NullMarked;
