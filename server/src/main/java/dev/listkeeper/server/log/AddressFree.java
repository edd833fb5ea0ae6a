package dev.listkeeper.server.log;

import java.util.regex.Pattern;

/** Takes e-mail addresses out of text, and what would begin a new line of the log. */
final class AddressFree {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\"'`<>(){}\\[\\],;:=/]+(?:@|%40)[^\\s\"'`<>(){}\\[\\],;:/]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private AddressFree() {}

  /** The text with {@code [address]} for each address. */
  static String of(String text) {
    return text.contains("@") || text.contains("%40")
        ? ADDRESS.matcher(text).replaceAll("[address]")
        : text;
  }

  /** The same, in one line. */
  static String line(String text) {
    return CONTROL.matcher(of(text)).replaceAll(" ");
  }
}
