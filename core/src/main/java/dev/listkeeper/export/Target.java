package dev.listkeeper.export;

import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A field of a contact that Data matching fills: one every contact has, or a custom field. */
public sealed interface Target permits StandardField, Target.Custom {
  String CUSTOM = "cf:";

  /** The fields every contact has in their order, then custom fields by name. */
  Comparator<Target> ORDER =
      Comparator.comparingInt((Target target) ->
              target instanceof StandardField field
                  ? Arrays.asList(StandardField.values()).indexOf(field)
                  : Integer.MAX_VALUE)
          .thenComparing(Target::key);

  /** As written in a workspace file: {@code firstName}, {@code cf:Loyalty tier}. */
  String key();

  /**
   * A custom field of the account.
   *
   * @param name the name or the label it has there, 1 to 50 characters
   */
  record Custom(String name) implements Target {
    /** The longest value, in code points. */
    public static final int MAX_LENGTH = 255;

    private static final int MAX_NAME = 50;

    public Custom {
      name = name.strip();
      if (!isName(name)) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "'cf:' needs the name of a custom field, of at most " + MAX_NAME + " characters.");
      }
    }

    /** Whether Data matching can name a custom field so. */
    public static boolean isName(String name) {
      return !name.isBlank() && name.codePointCount(0, name.length()) <= MAX_NAME;
    }

    @Override
    public String key() {
      return CUSTOM + name;
    }
  }

  /**
   * Reads a target.
   *
   * @throws Problem INVALID_REQUEST, with the nearest known name
   */
  static Target of(String key) {
    if (key.startsWith(CUSTOM)) {
      return new Custom(key.substring(CUSTOM.length()));
    }
    return StandardField.find(key).orElseThrow(() -> unknown(key));
  }

  private static Problem unknown(String key) {
    List<String> known = Arrays.stream(StandardField.values()).map(StandardField::key).toList();
    return new Problem(
        ProblemCode.INVALID_REQUEST,
        "'"
            + key
            + "' is no field of a contact; "
            + Nearest.slip(key, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElse("a custom field is written cf: and its name."));
  }
}
