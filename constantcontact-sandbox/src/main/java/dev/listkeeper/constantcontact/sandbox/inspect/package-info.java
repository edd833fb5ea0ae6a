/** Test-only doors: seed, look inside, play the part of a person or of time. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.inspect;

import org.jspecify.annotations.NullMarked;
