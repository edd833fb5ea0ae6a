package dev.listkeeper.source.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person says about a column instead of having it detected. Rows that don't fit it are
 * rejected.
 *
 * @param pattern how dates are written, as {@link DatePattern#pattern()}; ISO 8601 unless given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ColumnOverride(Type type, Optional<String> pattern) {
  public ColumnOverride {
    if (type == null) {
      throw new Problem(ProblemCode.INVALID_REQUEST, "A column override needs a type.");
    }
    if (pattern.isPresent()) {
      if (type != Type.DATE && type != Type.TIMESTAMP) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "A date pattern goes with the types DATE and TIMESTAMP, not with " + type + ".");
      }
      parse(pattern.get());
    }
  }

  public static ColumnOverride of(Type type) {
    return new ColumnOverride(type, Optional.empty());
  }

  public static ColumnOverride of(Type type, DatePattern pattern) {
    return new ColumnOverride(type, Optional.of(pattern.pattern()));
  }

  /** The pattern as engines know it. */
  public Optional<DatePattern> datePattern() {
    return pattern.map(ColumnOverride::parse);
  }

  private static DatePattern parse(String text) {
    return Arrays.stream(DatePattern.values())
        .filter(pattern -> pattern.pattern().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new Problem(
                ProblemCode.INVALID_REQUEST,
                "'"
                    + text
                    + "' is not a date pattern that can be read: use one of "
                    + Arrays.stream(DatePattern.values())
                        .map(DatePattern::pattern)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
