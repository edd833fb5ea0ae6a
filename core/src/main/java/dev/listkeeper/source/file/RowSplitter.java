package dev.listkeeper.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts UTF-8 text into rows and fields, one row at a time, without making text of them.
 *
 * <p>Not a library, for what none of them does together: going on with the next line after a row
 * that is malformed, any row end, the original text and line of every row. Tests compare it with
 * FastCSV on well-formed text.
 *
 * <p>A line ends with a line feed when the row end holds one, else with a carriage return when the
 * row end holds one; where it holds neither, every row is a line. A malformed row reaches to the
 * first row end after its beginning, quotes or not. Lines without a character are passed over.
 */
final class RowSplitter implements AutoCloseable {
  /** Longer rows are malformed: they are a sign of a wrong quote or row end. */
  static final int LONGEST_ROW = 1_000_000;

  /** How much of a malformed row is kept, in bytes. */
  static final int LONGEST_RAW = 2_000;

  private enum Found {
    ROW,
    MORE_NEEDED,
    END
  }

  private final InputStream in;
  private final Dialect dialect;
  private final byte[] delimiter;
  private final byte[] rowEnd;
  private final int quote;
  private final int lineByte;
  private final int lookahead;
  private final boolean[] special = new boolean[256];
  private final Fields fields = new Fields();

  private byte[] buffer = new byte[1 << 18];
  private int rowStart;
  private int limit;
  private boolean ended;
  private int next;
  private long line = 1;
  private long rowLine = 1;
  private int rowLines;
  private int seen;
  private boolean nul;
  private @Nullable RowFault fault;
  private String raw = "";

  RowSplitter(InputStream utf8, Dialect dialect) {
    this.in = utf8;
    this.dialect = dialect;
    this.delimiter = dialect.delimiter().getBytes(StandardCharsets.UTF_8);
    this.rowEnd = dialect.rowEnd().text().getBytes(StandardCharsets.UTF_8);
    this.quote = dialect.quote().map(c -> (int) c).orElse(-1);
    this.lineByte =
        dialect.rowEnd().text().indexOf('\n') >= 0
            ? '\n'
            : dialect.rowEnd().text().indexOf('\r') >= 0 ? '\r' : -1;
    this.lookahead = Math.max(delimiter.length, rowEnd.length) + 2;
    special[delimiter[0] & 0xFF] = true;
    special[rowEnd[0] & 0xFF] = true;
    special[0] = true;
    special['"'] = true;
    if (lineByte >= 0) {
      special[lineByte] = true;
    }
  }

  /** Moves to the next row, well-formed or not; false after the last. */
  boolean next() throws IOException {
    while (true) {
      line += rowLines;
      rowStart = next;
      rowLine = line;
      fault = null;
      Found found = scan();
      while (found == Found.MORE_NEEDED) {
        if (limit - rowStart > LONGEST_ROW) {
          // Only a quote makes the scan run past a row end.
          fault = new RowFault.UnclosedQuote();
          found = Found.ROW;
        } else {
          fill();
          found = scan();
        }
      }
      if (found == Found.END) {
        return false;
      }
      if (fault != null) {
        giveUpRow();
        return true;
      }
      if (!fields.isBlankLine()) {
        checkRow();
        return true;
      }
    }
  }

  /** What is wrong with the row's form. */
  Optional<RowFault> fault() {
    return Optional.ofNullable(fault);
  }

  /** The line at which the row begins, from 1. */
  long line() {
    return rowLine;
  }

  /** The row as it stands in the file, cut when it is long; what is undecodable as U+FFFD. */
  String raw() {
    return fault == null ? wellFormed() : raw;
  }

  /** The fields of a well-formed row, valid until the next one. */
  Fields fields() {
    return fields;
  }

  /** The values of the fields. */
  List<String> texts() {
    char mark = dialect.quote().orElse('"');
    return IntStream.range(0, fields.count())
        .mapToObj(field -> fields.text(buffer, field, mark))
        .toList();
  }

  /** Whether nothing follows the row. */
  boolean isLast() {
    return ended && next == limit;
  }

  /** Where the fields' bytes are. */
  byte[] bytes() {
    return buffer;
  }

  /** Whether the row holds anything but ASCII. */
  boolean beyondAscii() {
    return seen < 0;
  }

  private Found scan() {
    fields.clear(quote == '"');
    rowLines = 0;
    seen = 0;
    nul = false;
    if (rowStart == limit) {
      return ended ? Found.END : Found.MORE_NEEDED;
    }
    int safe = ended ? limit : limit - lookahead;
    int at = rowStart;
    while (true) {
      int after =
          quote >= 0 && at < safe && buffer[at] == quote ? quoted(at, safe) : plain(at, safe);
      if (after < 0) {
        return Found.MORE_NEEDED;
      }
      if (fault != null) {
        return Found.ROW;
      }
      if (after == limit || ends(after, rowEnd)) {
        next = after == limit ? after : after + rowEnd.length;
        rowLines += after == limit ? 0 : linesIn(after, next);
        fields.endRow(after);
        return Found.ROW;
      }
      at = after + delimiter.length;
    }
  }

  /** Takes a field without quotes; where its end stands, or -1 when more must be read. */
  private int plain(int start, int safe) {
    boolean holdsQuotes = false;
    int at = start;
    int bits = 0;
    while (at < safe) {
      byte b = buffer[at];
      bits |= b;
      if (special[b & 0xFF]) {
        if (ends(at, rowEnd) || ends(at, delimiter)) {
          break;
        }
        holdsQuotes |= b == '"';
        note(b);
      }
      at++;
    }
    if (at >= safe && !ended) {
      return -1;
    }
    seen |= bits;
    fields.addPlain(start, withoutCarriageReturn(start, at), holdsQuotes);
    return at;
  }

  private int withoutCarriageReturn(int start, int end) {
    boolean drop =
        dialect.rowEnd().carriageReturnMayPrecede()
            && end > start
            && buffer[end - 1] == '\r'
            && ends(end, rowEnd);
    return drop ? end - 1 : end;
  }

  /** Takes a field in quotes; where its end stands, or -1 when more must be read. */
  private int quoted(int start, int safe) {
    boolean doubled = false;
    boolean holdsQuotes = false;
    int bits = 0;
    int at = start + 1;
    while (at < safe) {
      byte b = buffer[at];
      bits |= b;
      if (b == quote) {
        if (at + 1 >= limit || buffer[at + 1] != quote) {
          break;
        }
        doubled = true;
        at++;
      } else if (special[b & 0xFF]) {
        holdsQuotes |= b == '"';
        note(b);
      }
      at++;
    }
    if (at >= safe) {
      if (ended) {
        fault = new RowFault.UnclosedQuote();
      }
      return ended ? at : -1;
    }
    seen |= bits;
    fields.addQuoted(start + 1, at, doubled, holdsQuotes);
    return afterQuote(at + 1);
  }

  private int afterQuote(int at) {
    if (at == limit || ends(at, rowEnd) || ends(at, delimiter)) {
      return at;
    }
    if (dialect.rowEnd().carriageReturnMayPrecede() && buffer[at] == '\r' && ends(at + 1, rowEnd)) {
      return at + 1;
    }
    fault = new RowFault.TextAfterQuote();
    return at;
  }

  private void note(byte b) {
    nul |= b == 0;
    if (b == lineByte) {
      rowLines++;
    }
  }

  private boolean ends(int at, byte[] mark) {
    if (at + mark.length > limit) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (buffer[at + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private int linesIn(int from, int to) {
    if (lineByte < 0) {
      return 1;
    }
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += buffer[i] == lineByte ? 1 : 0;
    }
    return lines;
  }

  private void checkRow() {
    if (fields.rowEnd() - rowStart > LONGEST_ROW) {
      fault = new RowFault.TooLong(LONGEST_ROW);
    } else if (nul) {
      fault = new RowFault.NulCharacter();
    } else if (seen < 0 && Utf8.validUntil(buffer, rowStart, fields.rowEnd()) < fields.rowEnd()) {
      fault = new RowFault.Undecodable(dialect.encoding());
    }
    if (fault != null) {
      raw = wellFormed();
    }
  }

  private String wellFormed() {
    return text(rowStart, withoutCarriageReturn(rowStart, fields.rowEnd()));
  }

  /** Gives up the quotes of a malformed row, so that only its first line is lost. */
  private void giveUpRow() throws IOException {
    int end = firstRowEnd();
    while (end < 0 && limit - rowStart <= LONGEST_ROW) {
      fill();
      end = firstRowEnd();
    }
    if (end < 0) {
      fault = new RowFault.TooLong(LONGEST_ROW);
      raw = text(rowStart, limit);
      rowLines = 0;
      skipToRowEnd();
      return;
    }
    next = Math.min(limit, end + rowEnd.length);
    rowLines = end == limit ? 0 : linesIn(rowStart, next);
    raw = text(rowStart, withoutCarriageReturn(rowStart, end));
  }

  /** The first row end from the row's start, quotes or not; -1 when more must be read. */
  private int firstRowEnd() {
    int safe = ended ? limit : limit - lookahead;
    for (int at = rowStart; at < safe; at++) {
      if (ends(at, rowEnd)) {
        return at;
      }
    }
    return ended ? limit : -1;
  }

  private void skipToRowEnd() throws IOException {
    int at = rowStart;
    while (true) {
      int safe = ended ? limit : limit - lookahead;
      while (at < safe && !ends(at, rowEnd)) {
        at++;
      }
      if (at < safe || ended) {
        int end = Math.min(limit, at + rowEnd.length);
        rowLines += at == limit ? 0 : linesIn(rowStart, end);
        next = end;
        return;
      }
      rowLines += lineByte < 0 ? 0 : linesIn(rowStart, at);
      rowStart = at;
      fill();
      at = rowStart;
    }
  }

  /** Reads on, keeping the bytes from the row's start. */
  private void fill() throws IOException {
    int kept = limit - rowStart;
    if (rowStart > 0) {
      System.arraycopy(buffer, rowStart, buffer, 0, kept);
    } else if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    rowStart = 0;
    int count = in.readNBytes(buffer, kept, buffer.length - kept);
    limit = kept + count;
    ended = limit < buffer.length;
  }

  private String text(int from, int to) {
    int end = from + Math.min(to - from, LONGEST_RAW);
    // A cut must not leave half a character behind.
    while (end < to && end > from && (buffer[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(buffer, from, end - from, StandardCharsets.UTF_8).replace('\0', '\ufffd');
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
