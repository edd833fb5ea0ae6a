package dev.listkeeper.constantcontact.internal;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes addresses, tokens and named secrets out of text that others wrote. */
public final class Redaction {

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\"'<>(),;:=]+(?:@|%40)[^\\s\"'<>(),;:]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_.-]+|[A-Za-z0-9_+/=.~-]{40,}");
  private static final int LONGEST = 300;

  private Redaction() {}

  /** The text without addresses and anything that looks like a token, at most 300 characters. */
  public static String of(String text) {
    return of(text, Set.of());
  }

  /** The same, and without the given secrets however short they are. */
  public static String of(String text, Collection<String> secrets) {
    String clean = text;
    for (String secret : secrets) {
      clean = secret.isEmpty() ? clean : clean.replace(secret, "[secret]");
    }
    clean = ADDRESS.matcher(clean).replaceAll("[address]");
    clean = TOKEN.matcher(clean).replaceAll("[secret]");
    clean = clean.replaceAll("\\s+", " ").strip();
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
  }
}
