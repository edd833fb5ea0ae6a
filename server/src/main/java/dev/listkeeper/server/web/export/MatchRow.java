package dev.listkeeper.server.web.export;

import dev.listkeeper.export.DayForm;
import dev.listkeeper.export.FieldValue;
import dev.listkeeper.export.Target;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A field of the contact and what fills it, as a person enters it: texts as typed, none of them
 * null. Every value that can be written in a workspace file has such a form, and comes back from it
 * the same.
 *
 * @param field key of a {@link Target}; {@code cf:} alone for one whose name is typed; empty while
 *     none is chosen
 * @param name of that custom field
 * @param kind name of a {@link Kind}
 * @param attribute path of an attribute
 * @param text what the kind says it is
 */
public record MatchRow(String field, String name, String kind, String attribute, String text) {
  static final MatchRow EMPTY = new MatchRow("", "", Kind.ATTRIBUTE.name(), "", "");
  private static final int LONGEST = 2_000;
  private static final YAMLMapper YAML = new YAMLMapper();

  /** What fills a field. */
  enum Kind {
    ATTRIBUTE,
    /** The attribute, or the text where that is empty. */
    FALLBACK,
    UPPER,
    LOWER,
    /** The attribute's day in the form that the text gives. */
    DATE,
    /** The text. */
    CONSTANT,
    SEGMENTS,
    /** Anything else, written in the text as in a workspace file. */
    EXPRESSION;

    boolean readsAttribute() {
      return switch (this) {
        case ATTRIBUTE, FALLBACK, UPPER, LOWER, DATE -> true;
        case CONSTANT, SEGMENTS, EXPRESSION -> false;
      };
    }

    boolean readsText() {
      return switch (this) {
        case FALLBACK, DATE, CONSTANT, EXPRESSION -> true;
        case ATTRIBUTE, UPPER, LOWER, SEGMENTS -> false;
      };
    }

    static Kind of(String name) {
      return Arrays.stream(values())
          .filter(kind -> kind.name().equals(name))
          .findFirst()
          .orElse(ATTRIBUTE);
    }
  }

  public MatchRow {
    name = name.strip();
  }

  static MatchRow of(Target target, FieldValue value) {
    MatchRow row = simplest(target.key(), value);
    // A browser changes line ends in what it sends back.
    boolean plain = (row.attribute() + row.text()).chars().noneMatch(Character::isISOControl);
    return plain ? row : written(target.key(), value);
  }

  private static MatchRow simplest(String field, FieldValue value) {
    return switch (value) {
      case FieldValue.Attribute(AttributePath path) ->
          of(field, Kind.ATTRIBUTE, path.toString(), "");
      case FieldValue.WhenEmpty(
              FieldValue.Attribute(AttributePath path),
              FieldValue.Constant(String otherwise)) ->
          of(field, Kind.FALLBACK, path.toString(), otherwise);
      case FieldValue.InCase(FieldValue.Case letters, FieldValue.Attribute(AttributePath path)) ->
          of(
              field,
              letters == FieldValue.Case.UPPER ? Kind.UPPER : Kind.LOWER,
              path.toString(),
              "");
      case FieldValue.DateFormat(AttributePath date, DayForm form) ->
          of(field, Kind.DATE, date.toString(), form.pattern());
      case FieldValue.Constant(String text) -> of(field, Kind.CONSTANT, "", text);
      case FieldValue.SegmentNames() -> of(field, Kind.SEGMENTS, "", "");
      case FieldValue.InCase _, FieldValue.WhenEmpty _, FieldValue.Concatenate _ ->
          written(field, value);
    };
  }

  private static MatchRow written(String field, FieldValue value) {
    return of(field, Kind.EXPRESSION, "", JsonMapper.shared().writeValueAsString(value.written()));
  }

  private static MatchRow of(String field, Kind kind, String attribute, String text) {
    return new MatchRow(field, "", kind.name(), attribute, text);
  }

  Kind kindOf() {
    return Kind.of(kind);
  }

  /** Whether nothing was entered yet: such a row means nothing. */
  boolean isEmpty() {
    return field.isEmpty() && name.isEmpty() && attribute.isEmpty() && text.isBlank();
  }

  /** Whether the custom field's name is typed. */
  boolean namesField() {
    return field.equals(Target.CUSTOM);
  }

  /** Whether it is said what fills the field. */
  boolean isFilled() {
    Kind chosen = kindOf();
    return (!chosen.readsAttribute() || !attribute.isEmpty())
        && (!chosen.readsText() || !text.isBlank());
  }

  /**
   * The field.
   *
   * @throws Problem INVALID_REQUEST
   */
  Target target() {
    return Target.of(namesField() ? field + name : field);
  }

  /**
   * What fills it; it {@link #isFilled}.
   *
   * @throws Problem INVALID_REQUEST
   */
  FieldValue value() {
    return switch (kindOf()) {
      case ATTRIBUTE -> FieldValue.attribute(attribute);
      case FALLBACK ->
          new FieldValue.WhenEmpty(FieldValue.attribute(attribute), new FieldValue.Constant(text));
      case UPPER -> new FieldValue.InCase(FieldValue.Case.UPPER, FieldValue.attribute(attribute));
      case LOWER -> new FieldValue.InCase(FieldValue.Case.LOWER, FieldValue.attribute(attribute));
      case DATE -> new FieldValue.DateFormat(AttributePath.of(attribute), new DayForm(text));
      case CONSTANT -> new FieldValue.Constant(text);
      case SEGMENTS -> new FieldValue.SegmentNames();
      case EXPRESSION -> written();
    };
  }

  private FieldValue written() {
    if (text.length() > LONGEST) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The value is longer than " + LONGEST + " characters; make it of fewer parts.");
    }
    try {
      return FieldValue.of(YAML.readTree(text));
    } catch (JacksonException unreadable) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The value can't be read; write it as in the workspace file, such as"
              + " {concatenate: [first_name, last_name], separator: \" \"}.",
          unreadable);
    }
  }
}
