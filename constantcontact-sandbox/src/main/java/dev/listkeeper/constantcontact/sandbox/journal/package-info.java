/** The one lock around the sandbox's state, and the append-only file that state survives in. */
@NullMarked
package dev.listkeeper.constantcontact.sandbox.journal;

import org.jspecify.annotations.NullMarked;
