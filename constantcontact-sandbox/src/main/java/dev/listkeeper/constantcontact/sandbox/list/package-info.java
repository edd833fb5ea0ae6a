/** Contact lists and who is on them. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.list;

import org.jspecify.annotations.NullMarked;
