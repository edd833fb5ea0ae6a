package dev.listkeeper.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What fills a field of a contact, for each customer. A value without anything but white space is
 * empty, and an empty value is not sent.
 */
public sealed interface FieldValue {

  /** The attributes it is made of. */
  Stream<AttributePath> attributes();

  /** Its parts, and itself. */
  default Stream<FieldValue> all() {
    return Stream.of(this);
  }

  /** What the customer's attribute holds. */
  record Attribute(AttributePath path) implements FieldValue {
    @Override
    public Stream<AttributePath> attributes() {
      return Stream.of(path);
    }
  }

  /** The same text for everybody. */
  record Constant(String text) implements FieldValue {
    public Constant {
      if (text.isBlank()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST, "A constant needs a text; an empty value is not sent.");
      }
    }

    @Override
    public Stream<AttributePath> attributes() {
      return Stream.empty();
    }
  }

  /** The parts one after another; empty ones are passed over, with their separator. */
  record Concatenate(List<FieldValue> parts, String separator) implements FieldValue {
    public static final String BLANK = " ";

    public Concatenate {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new Problem(ProblemCode.INVALID_REQUEST, "'concatenate' needs at least one part.");
      }
    }

    @Override
    public Stream<AttributePath> attributes() {
      return parts.stream().flatMap(FieldValue::attributes);
    }

    @Override
    public Stream<FieldValue> all() {
      return Stream.concat(Stream.of(this), parts.stream().flatMap(FieldValue::all));
    }
  }

  /** In which case the letters are. */
  enum Case {
    UPPER,
    LOWER
  }

  /** All letters in one case. */
  record InCase(Case letters, FieldValue value) implements FieldValue {
    @Override
    public Stream<AttributePath> attributes() {
      return value.attributes();
    }

    @Override
    public Stream<FieldValue> all() {
      return Stream.concat(Stream.of(this), value.all());
    }
  }

  /** A date, or the day of a moment in the workspace's time zone, in a form of one's own. */
  record DateFormat(AttributePath date, DayForm form) implements FieldValue {
    @Override
    public Stream<AttributePath> attributes() {
      return Stream.of(date);
    }
  }

  /** A value, or another one where that is empty. */
  record WhenEmpty(FieldValue value, FieldValue otherwise) implements FieldValue {
    @Override
    public Stream<AttributePath> attributes() {
      return Stream.concat(value.attributes(), otherwise.attributes());
    }

    @Override
    public Stream<FieldValue> all() {
      return Stream.concat(Stream.of(this), Stream.concat(value.all(), otherwise.all()));
    }
  }

  /**
   * The display names of those of the export's segments that the customer is a member of, in the
   * export's order, joined by a comma and a blank; names that no longer fit are left out whole.
   */
  record SegmentNames() implements FieldValue {
    @Override
    public Stream<AttributePath> attributes() {
      return Stream.empty();
    }
  }

  /**
   * Reads a value: a text is an attribute.
   *
   * @throws Problem INVALID_REQUEST
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static FieldValue of(JsonNode written) {
    return FieldValueJson.read(written);
  }

  /** As it is written. */
  @JsonValue
  default Object written() {
    return FieldValueJson.write(this);
  }

  static FieldValue attribute(String path) {
    return new Attribute(AttributePath.of(path));
  }
}
