package dev.listkeeper.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.regex.Pattern;

/**
 * The immutable name of an object, as it stands in addresses and files: lower-case letters, digits
 * and hyphens, beginning with a letter, at most 60 characters.
 */
public record Key(@JsonValue String value) implements Comparable<Key> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,59}");

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

  @Override
  public int compareTo(Key other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
