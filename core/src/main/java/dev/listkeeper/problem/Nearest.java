package dev.listkeeper.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which known name a person meant. */
public final class Nearest {
  /** A longer list would hide the mistake it explains. */
  private static final int MOST_LISTED = 20;

  private Nearest() {}

  /** The known name with the fewest different letters; empty only when nothing is known. */
  public static Optional<String> of(String written, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** As {@link #of}, if it is near enough to be a slip of the hand. */
  public static Optional<String> slip(String written, Collection<String> known) {
    return of(written, known).filter(name -> distance(written, name) <= 1 + written.length() / 4);
  }

  /** The end of a sentence: the likely name, or the names there are when none is near. */
  public static String advice(String written, Collection<String> known) {
    return slip(written, known)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(() -> "known here are " + listed(known) + ".");
  }

  private static String listed(Collection<String> known) {
    String first = known.stream().sorted().limit(MOST_LISTED).collect(Collectors.joining(", "));
    int more = known.size() - MOST_LISTED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static int distance(String written, String name) {
    return LevenshteinDistance.getDefaultInstance().apply(fold(written), fold(name));
  }

  /** Case, underscores and hyphens are what people mix up without noticing. */
  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }
}
