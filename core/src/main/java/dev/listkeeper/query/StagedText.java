package dev.listkeeper.query;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of text where an engine can read them ({@link Query.Staged}): UTF-8, fields between
 * U+001F, rows ended by line feeds, every present field in double quotes with inner quotes doubled,
 * an absent one as nothing. For one thread. What can't be written is a {@link Problem} OUT_OF_DISK.
 */
public final class StagedText implements Closeable {
  /** Stands between fields. */
  public static final char DELIMITER = '\u001f';

  private final Path file;
  private final BufferedWriter out;
  private long rows;
  private boolean first = true;

  /** Opens a new file; an existing one is an error. */
  public StagedText(Path file) {
    this.file = file;
    try {
      this.out =
          new BufferedWriter(
              new java.io.OutputStreamWriter(
                  Files.newOutputStream(
                      file,
                      java.nio.file.StandardOpenOption.CREATE_NEW,
                      java.nio.file.StandardOpenOption.WRITE),
                  StandardCharsets.UTF_8
                      .newEncoder()
                      .onUnmappableCharacter(java.nio.charset.CodingErrorAction.REPLACE)
                      .onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)),
              1 << 16);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Adds the next field of the current row. */
  public void field(@Nullable CharSequence value) {
    try {
      if (!first) {
        out.write(DELIMITER);
      }
      first = false;
      if (value != null) {
        quoted(value);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Problem failed(IOException cause) {
    return new Problem(
        ProblemCode.OUT_OF_DISK,
        "The file "
            + file
            + " can't be written ("
            + cause.getMessage()
            + "): see to the disk that holds it.",
        cause);
  }

  private void quoted(CharSequence value) throws IOException {
    out.write('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        out.write('"');
      }
      out.write(c);
    }
    out.write('"');
  }

  /** Ends the current row. */
  public void endRow() {
    try {
      out.write('\n');
    } catch (IOException e) {
      throw failed(e);
    }
    first = true;
    rows++;
  }

  /** Rows ended so far. */
  public long rows() {
    return rows;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
