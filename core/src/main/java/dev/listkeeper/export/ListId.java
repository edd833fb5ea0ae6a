package dev.listkeeper.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Constant Contact List ID in lower case. Made from the id, or from the list's whole address in
 * the browser.
 */
public record ListId(@JsonValue String value) {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @JsonCreator
  public static ListId of(String text) {
    return find(text)
        .orElseThrow(() ->
            new Problem(
                ProblemCode.INVALID_REQUEST,
                "'"
                    + text
                    + "' holds no Constant Contact List ID; open the list in Constant Contact and copy its address."));
  }

  /** The last id in a text, if there is one. */
  public static Optional<ListId> find(String text) {
    return UUID.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .reduce((first, last) -> last)
        .map(ListId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
