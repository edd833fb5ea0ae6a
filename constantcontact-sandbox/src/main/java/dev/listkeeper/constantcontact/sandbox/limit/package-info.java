/** The limits the service puts on its callers. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.limit;

import org.jspecify.annotations.NullMarked;
