package dev.listkeeper.constantcontact.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Closing what nobody will read. */
final class Streams {

  private Streams() {}

  static void discard(InputStream stream) {
    try {
      stream.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
