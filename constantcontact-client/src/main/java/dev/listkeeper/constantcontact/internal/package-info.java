/** Transport, JSON, retries and redaction; not part of the API and free to change. */
@NullMarked
package dev.listkeeper.constantcontact.internal;

import org.jspecify.annotations.NullMarked;
