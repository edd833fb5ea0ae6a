package dev.listkeeper.export;

import dev.listkeeper.export.FieldValue.Attribute;
import dev.listkeeper.export.FieldValue.Case;
import dev.listkeeper.export.FieldValue.Concatenate;
import dev.listkeeper.export.FieldValue.Constant;
import dev.listkeeper.export.FieldValue.DateFormat;
import dev.listkeeper.export.FieldValue.InCase;
import dev.listkeeper.export.FieldValue.SegmentNames;
import dev.listkeeper.export.FieldValue.WhenEmpty;
import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What fills a field, as it is written: a text is an attribute, all else is an object. */
final class FieldValueJson {
  private static final String CONSTANT = "constant";
  private static final String CONCATENATE = "concatenate";
  private static final String SEPARATOR = "separator";
  private static final String UPPER = "upper";
  private static final String LOWER = "lower";
  private static final String DATE_FORMAT = "dateFormat";
  private static final String PATTERN = "pattern";
  private static final String VALUE = "value";
  private static final String WHEN_EMPTY = "whenEmpty";
  private static final String SEGMENT_NAMES = "segmentNames";

  /** What an object begins with, and what may stand beside it. */
  private static final Map<String, Set<String>> FORMS =
      Map.of(
          CONSTANT, Set.of(),
          CONCATENATE, Set.of(SEPARATOR),
          UPPER, Set.of(),
          LOWER, Set.of(),
          DATE_FORMAT, Set.of(PATTERN),
          VALUE, Set.of(WHEN_EMPTY),
          SEGMENT_NAMES, Set.of());

  private FieldValueJson() {}

  static FieldValue read(JsonNode node) {
    if (node.isString()) {
      return new Attribute(AttributePath.of(node.asString()));
    }
    if (!node.isObject()) {
      throw refused("a field is filled by an attribute's name in quotes, or by an object");
    }
    String form = form(node);
    JsonNode inside = node.path(form);
    return switch (form) {
      case CONSTANT -> new Constant(text(inside, CONSTANT));
      case CONCATENATE ->
          new Concatenate(
              list(inside).stream().map(FieldValueJson::read).toList(),
              node.has(SEPARATOR) ? text(node.path(SEPARATOR), SEPARATOR) : Concatenate.BLANK);
      case UPPER -> new InCase(Case.UPPER, read(inside));
      case LOWER -> new InCase(Case.LOWER, read(inside));
      case DATE_FORMAT ->
          new DateFormat(
              AttributePath.of(text(inside, DATE_FORMAT)),
              new DayForm(text(node.path(PATTERN), PATTERN)));
      case VALUE -> new WhenEmpty(read(inside), read(required(node, WHEN_EMPTY)));
      default -> {
        if (!inside.isBoolean() || !inside.asBoolean()) {
          throw refused("'segmentNames' is true, or left out with its field");
        }
        yield new SegmentNames();
      }
    };
  }

  private static String form(JsonNode node) {
    List<String> forms = node.propertyNames().stream().filter(FORMS::containsKey).toList();
    if (forms.size() != 1) {
      throw refused(
          "a value is one of "
              + String.join(", ", FORMS.keySet().stream().sorted().toList())
              + ", or an attribute's name");
    }
    Set<String> beside = FORMS.getOrDefault(forms.getFirst(), Set.of());
    for (String name : node.propertyNames()) {
      if (!name.equals(forms.getFirst()) && !beside.contains(name)) {
        throw refused(
            "'"
                + name
                + "' can't stand beside '"
                + forms.getFirst()
                + "'"
                + Nearest.slip(name, beside)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse(""));
      }
    }
    return forms.getFirst();
  }

  private static JsonNode required(JsonNode node, String name) {
    if (!node.has(name)) {
      throw refused("'" + name + "' is missing");
    }
    return node.path(name);
  }

  private static String text(JsonNode node, String name) {
    if (!node.isString()) {
      throw refused("'" + name + "' needs a text, in quotes");
    }
    return node.asString();
  }

  private static List<JsonNode> list(JsonNode node) {
    if (!node.isArray()) {
      throw refused("'" + CONCATENATE + "' needs a list of values, in [ ]");
    }
    return List.copyOf(node.values());
  }

  private static Problem refused(String sentence) {
    return new Problem(ProblemCode.INVALID_REQUEST, "In Data matching, " + sentence + ".");
  }

  /** A text or a map, for a mapper to write. */
  static Object write(FieldValue value) {
    return switch (value) {
      case Attribute attribute -> attribute.path().toString();
      case Constant constant -> Map.of(CONSTANT, constant.text());
      case Concatenate(List<FieldValue> parts, String separator) -> {
        List<Object> written = parts.stream().map(FieldValueJson::write).toList();
        yield separator.equals(Concatenate.BLANK)
            ? Map.of(CONCATENATE, written)
            : both(CONCATENATE, written, SEPARATOR, separator);
      }
      case InCase(Case letters, FieldValue inside) ->
          Map.of(letters == Case.UPPER ? UPPER : LOWER, write(inside));
      case DateFormat(AttributePath date, DayForm form) ->
          both(DATE_FORMAT, date.toString(), PATTERN, form.pattern());
      case WhenEmpty(FieldValue inside, FieldValue otherwise) ->
          both(VALUE, write(inside), WHEN_EMPTY, write(otherwise));
      case SegmentNames _ -> Map.of(SEGMENT_NAMES, true);
    };
  }

  private static Map<String, Object> both(
      String name, Object value, String other, Object otherValue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(name, value);
    map.put(other, otherValue);
    return map;
  }
}
