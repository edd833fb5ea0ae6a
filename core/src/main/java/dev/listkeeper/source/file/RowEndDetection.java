package dev.listkeeper.source.file;

import dev.listkeeper.source.file.Dialect.RowEnd;
import java.nio.charset.StandardCharsets;

/**
 * Finds what ends the rows: LF, CRLF (both may occur in one file), CR, or a line feed with the same
 * two marks before it, as in {@code &|} + LF. Other row ends have to be told.
 */
final class RowEndDetection {
  private static final String MARKS = "|&~^#@$%+*;:!";

  private RowEndDetection() {}

  static Found<RowEnd> of(byte[] utf8) {
    int lf = 0;
    int crlf = 0;
    int cr = 0;
    for (int i = 0; i < utf8.length; i++) {
      if (utf8[i] == '\n') {
        lf++;
        crlf += i > 0 && utf8[i - 1] == '\r' ? 1 : 0;
      } else if (utf8[i] == '\r' && i + 1 < utf8.length && utf8[i + 1] != '\n') {
        cr++;
      }
    }
    if (lf == 0) {
      return cr == 0
          ? new Found<>(RowEnd.LINES, "There is only one line.")
          : new Found<>(RowEnd.exactly("\r"), "Rows end with CR.");
    }
    String marked = marked(utf8, lf);
    if (!marked.isEmpty()) {
      return new Found<>(RowEnd.exactly(marked + "\n"), "Rows end with " + marked + " and LF.");
    }
    String lines = crlf == 0 ? "LF" : crlf == lf ? "CRLF" : "LF or CRLF";
    return new Found<>(RowEnd.LINES, "Rows end with " + lines + ".");
  }

  /** The two different marks before the first line feed, if they stand before most of them. */
  private static String marked(byte[] utf8, int lineFeeds) {
    int first = 0;
    while (utf8[first] != '\n') {
      first++;
    }
    if (first < 2
        || utf8[first - 2] == utf8[first - 1]
        || MARKS.indexOf(utf8[first - 2]) < 0
        || MARKS.indexOf(utf8[first - 1]) < 0) {
      return "";
    }
    int same = 0;
    for (int i = 2; i < utf8.length; i++) {
      boolean again =
          utf8[i] == '\n' && utf8[i - 1] == utf8[first - 1] && utf8[i - 2] == utf8[first - 2];
      same += again ? 1 : 0;
    }
    return same * 2 < lineFeeds ? "" : new String(utf8, first - 2, 2, StandardCharsets.US_ASCII);
  }
}
