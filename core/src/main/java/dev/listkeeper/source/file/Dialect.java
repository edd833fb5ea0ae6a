package dev.listkeeper.source.file;

import java.util.Optional;

/**
 * How a delimited file is written, with nothing left to detect.
 *
 * @param delimiter between fields
 * @param quote around fields; empty when quotes are characters like others
 */
public record Dialect(
    Encoding encoding, String delimiter, RowEnd rowEnd, Optional<Character> quote) {

  /**
   * What ends a row.
   *
   * @param text one or several characters
   * @param carriageReturnMayPrecede for detected line feeds: a file may mix LF and CRLF
   */
  public record RowEnd(String text, boolean carriageReturnMayPrecede) {
    /** LF or CRLF, also both in one file. */
    public static final RowEnd LINES = new RowEnd("\n", true);

    public static RowEnd exactly(String text) {
      return new RowEnd(text, false);
    }
  }
}
