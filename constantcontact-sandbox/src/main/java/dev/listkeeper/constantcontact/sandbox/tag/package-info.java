/** The tags an account puts on contacts. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.tag;

import org.jspecify.annotations.NullMarked;
