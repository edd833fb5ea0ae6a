package dev.listkeeper.server.cli;

/** Values of customers and names people gave, safe to print on a line. */
final class TerminalText {
  private TerminalText() {}

  /**
   * The text with a backslash code in place of what would break a line or steer a terminal: tab,
   * row end, other control characters, and those that turn the direction of writing. A backslash is
   * doubled, so that nothing is ambiguous.
   */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(letter -> append(letter, safe));
    return safe.toString();
  }

  private static void append(int letter, StringBuilder safe) {
    switch (letter) {
      case '\\' -> safe.append("\\\\");
      case '\t' -> safe.append("\\t");
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      default -> {
        if (isSafe(letter)) {
          safe.appendCodePoint(letter);
        } else {
          safe.append("\\u%04x".formatted(letter));
        }
      }
    }
  }

  private static boolean isSafe(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.FORMAT ->
          (letter < 0x202a || letter > 0x202e) && (letter < 0x2066 || letter > 0x2069);
      default -> true;
    };
  }
}
