package dev.listkeeper.constantcontact.activity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Growing UTF-8 bytes in RFC 4180 form; can step back to an earlier length. */
final class CsvBuffer {

  private byte[] bytes = new byte[1 << 16];
  private int length;
  private int lines;

  int length() {
    return length;
  }

  /** Line ends written, those inside quoted values included. */
  int lines() {
    return lines;
  }

  byte[] bytes() {
    return bytes;
  }

  void stepBack(int toLength, int toLines) {
    length = toLength;
    lines = toLines;
  }

  void row(List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        put((byte) ',');
      }
      value(values.get(i));
    }
    put((byte) '\r');
    put((byte) '\n');
    lines++;
  }

  private void value(String value) {
    ensure(value.length() + 2);
    int start = length;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80 || c == '"' || c == ',' || c < ' ') {
        length = start;
        slowValue(value);
        return;
      }
      bytes[length++] = (byte) c;
    }
    if (!value.isEmpty() && (value.charAt(0) == ' ' || value.endsWith(" "))) {
      length = start;
      slowValue(value);
    }
  }

  private void slowValue(String value) {
    boolean quote =
        value.startsWith(" ") || value.endsWith(" ") || value.chars().anyMatch(CsvBuffer::special);
    String text = quote ? '"' + value.replace("\"", "\"\"") + '"' : value;
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    ensure(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    lines += (int) value.lines().count() - (endsLine(value) ? 0 : 1);
  }

  private static boolean endsLine(String value) {
    return value.endsWith("\n") || value.endsWith("\r");
  }

  private static boolean special(int c) {
    return c == '"' || c == ',' || c == '\r' || c == '\n';
  }

  private void put(byte b) {
    ensure(1);
    bytes[length++] = b;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
