package dev.listkeeper.source.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Words that are taken for true and false unasked. Capital T and F alone are not: they are initials
 * and genders.
 */
final class WrittenBoolean {
  private WrittenBoolean() {}

  static boolean is(byte[] text, int from, int to) {
    int length = to - from;
    if (length == 1) {
      return text[from] == 't' || text[from] == 'f';
    }
    if (length > 5) {
      return false;
    }
    String word = new String(text, from, length, StandardCharsets.ISO_8859_1);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true", "false", "yes", "no" -> true;
      default -> false;
    };
  }
}
