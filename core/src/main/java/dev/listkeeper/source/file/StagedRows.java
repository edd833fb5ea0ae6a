package dev.listkeeper.source.file;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.StagedText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Writes what {@link StagedText} writes, from bytes that are UTF-8 already: making text of every
 * field only to encode it again would take most of a read's time.
 */
final class StagedRows implements AutoCloseable {
  private static final int FULL = 1 << 18;

  private final Path file;
  private final OutputStream out;
  private byte[] buffer = new byte[FULL * 2];
  private int size;
  private boolean first = true;
  private long rows;

  StagedRows(Path file) {
    this.file = file;
    try {
      this.out =
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static Problem unwritable(Path file, IOException cause) {
    return new Problem(
        ProblemCode.OUT_OF_DISK,
        "The scratch file "
            + file
            + " can't be written ("
            + cause.getMessage()
            + "): make room on its disk.",
        cause);
  }

  /** An absent field. */
  void absent() {
    room(1);
    delimit();
  }

  void number(long value) {
    byte[] digits = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    field(digits, 0, digits.length);
  }

  void text(String value) {
    byte[] bytes = value.replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
    field(bytes, 0, bytes.length);
  }

  /** A field whose bytes hold no double quote, or hold them doubled. */
  void field(byte[] bytes, int from, int to) {
    int length = to - from;
    room(length + 3);
    delimit();
    buffer[size++] = '"';
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
    buffer[size++] = '"';
  }

  private void delimit() {
    if (!first) {
      buffer[size++] = (byte) StagedText.DELIMITER;
    }
    first = false;
  }

  void endRow() {
    room(1);
    buffer[size++] = '\n';
    first = true;
    rows++;
    if (size >= FULL) {
      flush();
    }
  }

  private void flush() {
    try {
      out.write(buffer, 0, size);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    size = 0;
  }

  private void room(int bytes) {
    if (buffer.length - size < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
    }
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() {
    try (out) {
      flush();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
