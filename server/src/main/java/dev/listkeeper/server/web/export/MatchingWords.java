package dev.listkeeper.server.web.export;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.FieldValue;
import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.Target;
import dev.listkeeper.server.web.view.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Data matching in words. */
final class MatchingWords {
  private MatchingWords() {}

  /** A field and what fills it. */
  static ExportView.Match match(Target target, FieldValue value, Words words) {
    return new ExportView.Match(field(target, words), value(value, words));
  }

  /** What the form does not edit: all but the address, and names that an attribute fills. */
  static List<ExportView.Match> others(DataMatching matching, Words words) {
    return matching.fields().entrySet().stream()
        .filter(entry -> !isEdited(entry.getKey(), matching))
        .map(entry -> match(entry.getKey(), entry.getValue(), words))
        .toList();
  }

  private static boolean isEdited(Target target, DataMatching matching) {
    return (target == StandardField.FIRST_NAME || target == StandardField.LAST_NAME)
        && matching.attributeOf(target).isPresent();
  }

  static String field(Target target, Words words) {
    return switch (target) {
      case StandardField field ->
          words.say("field." + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case Target.Custom custom -> words.say("field.custom", custom.name());
    };
  }

  /** What fills a field: an attribute's path, or what is made of some. */
  static String value(FieldValue value, Words words) {
    return switch (value) {
      case FieldValue.Attribute attribute -> attribute.path().toString();
      case FieldValue.Constant constant -> words.say("value.constant", constant.text());
      case FieldValue.Concatenate(List<FieldValue> parts, String separator) ->
          parts.stream()
              .map(part -> value(part, words))
              .collect(Collectors.joining(" + '" + separator + "' + "));
      case FieldValue.InCase(FieldValue.Case letters, FieldValue inside) ->
          words.say(
              letters == FieldValue.Case.UPPER ? "value.upper" : "value.lower",
              value(inside, words));
      case FieldValue.DateFormat format ->
          words.say("value.date", format.date(), format.form().pattern());
      case FieldValue.WhenEmpty(FieldValue first, FieldValue otherwise) ->
          words.say("value.when-empty", value(first, words), value(otherwise, words));
      case FieldValue.SegmentNames _ -> words.say("value.segments");
    };
  }
}
