package dev.listkeeper.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The immutable name of an object, as it stands in addresses and files: lower-case letters, digits
 * and hyphens, beginning with a letter, at most 60 characters.
 */
public record Key(@JsonValue String value) implements Comparable<Key> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

  public Key {
    if (!FORM.matcher(value).matches()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "'"
              + value
              + "' can't be a key: use lower-case letters, digits and hyphens, beginning with a letter, at most 60.");
    }
  }

  @JsonCreator
  public static Key of(String value) {
    return new Key(value);
  }

  /**
   * Makes a key of a display name: {@code Kevadine kampaania} becomes {@code kevadine-kampaania},
   * with a number behind it when that one is taken.
   */
  public static Key named(String displayName, Predicate<Key> taken) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(displayName, Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    String joined = OTHERS.matcher(plain).replaceAll("-").replaceAll("^[-0-9]+|-+$", "");
    String stem = joined.isEmpty() ? "unnamed" : joined.substring(0, Math.min(50, joined.length()));
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> new Key(number == 1 ? stem : stem + "-" + number))
        .filter(taken.negate())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public int compareTo(Key other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
