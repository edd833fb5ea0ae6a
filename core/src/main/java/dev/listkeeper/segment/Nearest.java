package dev.listkeeper.segment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name a person meant. */
final class Nearest {
  private Nearest() {}

  /** The end of a sentence: the likely name, or all names when none is near. */
  static String advice(String written, Collection<String> known) {
    return of(written, known)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(
            () -> "known here are " + String.join(", ", known.stream().sorted().toList()) + ".");
  }

  static Optional<String> of(String written, Collection<String> known) {
    String folded = fold(written);
    return known.stream()
        .filter(name -> distance(folded, fold(name)) <= 1 + written.length() / 4)
        .min(
            Comparator.comparingInt((String name) -> distance(folded, fold(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Case, underscores and hyphens are what people mix up without noticing. */
  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
