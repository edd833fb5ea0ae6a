/** The fields an account has defined for its contacts. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.field;

import org.jspecify.annotations.NullMarked;
