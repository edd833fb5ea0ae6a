package dev.listkeeper.source.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the fields of one row stand in a buffer of bytes; reused from row to row. */
final class Fields {
  private static final byte PLAIN = 0;

  /** Holds double quotes that are single in the file. */
  private static final byte QUOTES = 1;

  /** Holds the file's quote character, doubled. */
  private static final byte DOUBLED = 2;

  private static final byte QUOTED = 4;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] forms = new byte[64];
  private int count;
  private int rowEnd;
  private boolean doubleQuotes;

  void clear(boolean doubleQuotes) {
    this.doubleQuotes = doubleQuotes;
    count = 0;
  }

  void addPlain(int start, int end, boolean holdsQuotes) {
    add(start, end, holdsQuotes ? QUOTES : PLAIN);
  }

  void addQuoted(int start, int end, boolean doubled, boolean holdsQuotes) {
    add(start, end, (byte) (QUOTED | (doubled ? DOUBLED : 0) | (holdsQuotes ? QUOTES : 0)));
  }

  private void add(int start, int end, byte form) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      forms = Arrays.copyOf(forms, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    forms[count] = form;
    count++;
  }

  void endRow(int at) {
    rowEnd = at;
  }

  /** Where the row ends in the buffer, before the row end. */
  int rowEnd() {
    return rowEnd;
  }

  int count() {
    return count;
  }

  /**
   * Whether the row has so many fields. One more that is empty is a delimiter at the row's end, not
   * a field.
   */
  boolean fits(int columns) {
    return count == columns || (count == columns + 1 && isEmpty(count - 1));
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  boolean isEmpty(int field) {
    return starts[field] == ends[field];
  }

  boolean isBlankLine() {
    return count == 1 && forms[0] == PLAIN && isEmpty(0);
  }

  /** Whether the field's bytes are its value, and hold no double quote. */
  boolean isPlain(int field) {
    return (forms[field] & (QUOTES | DOUBLED)) == 0;
  }

  /** Whether the field's bytes are its value with double quotes doubled, as staged text has it. */
  boolean isAlreadyDoubled(int field) {
    return doubleQuotes && (forms[field] & DOUBLED) != 0;
  }

  /** How many fields stand in quotes. */
  int quotedCount() {
    int quoted = 0;
    for (int i = 0; i < count; i++) {
      quoted += (forms[i] & QUOTED) != 0 ? 1 : 0;
    }
    return quoted;
  }

  /** How many fields without quotes hold a byte. */
  int plainHolding(byte[] buffer, byte wanted) {
    int holding = 0;
    for (int field = 0; field < count; field++) {
      int at = (forms[field] & QUOTED) != 0 ? ends[field] : starts[field];
      while (at < ends[field] && buffer[at] != wanted) {
        at++;
      }
      holding += at < ends[field] ? 1 : 0;
    }
    return holding;
  }

  /** The field's value. */
  String text(byte[] buffer, int field, char quote) {
    String text =
        new String(buffer, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    String one = String.valueOf(quote);
    return (forms[field] & DOUBLED) == 0 ? text : text.replace(one + one, one);
  }
}
