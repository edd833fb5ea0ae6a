package dev.listkeeper.constantcontact.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer. */
public sealed interface Content {
  /** No body at all. */
  record Nothing() implements Content {}

  /** A body that is ready. */
  @SuppressWarnings("ArrayRecordComponent") // written to the wire once, never compared
  record Whole(byte[] bytes) implements Content {}

  /** A body that is written while it goes out, because it may be large. */
  record Streamed(Writer writer) implements Content {}

  /** No answer: the connection ends. */
  record Dropped() implements Content {}

  /**
   * The first half of a body.
   *
   * @param silently ends as if it were whole, instead of breaking the connection
   */
  record Half(Content whole, boolean silently) implements Content {}

  /** The whole of a body that is ready or written on demand; of any other, nothing. */
  default byte[] bytes() throws IOException {
    return switch (this) {
      case Whole(byte[] bytes) -> bytes;
      case Streamed(Writer writer) -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(out);
        yield out.toByteArray();
      }
      case Nothing(), Dropped(), Half(Content _, boolean _) -> new byte[0];
    };
  }

  /** Writes a streamed body. */
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }
}
