package dev.listkeeper.constantcontact.internal;

import java.io.InputStream;

/** The body of an answer: read whole, or left open for a download that succeeded. */
sealed interface Body {

  record Whole(String text) implements Body {}

  record Open(InputStream stream) implements Body {}
}
