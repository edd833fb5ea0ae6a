package dev.listkeeper.server.web.export;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.FieldValue;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.Target;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An export as a person fills it in: texts as typed, none of them null.
 *
 * @param list an id, or the list's address in the browser
 */
public record ExportFields(
    String displayName,
    String connection,
    String list,
    String email,
    String firstName,
    String lastName,
    List<String> segments) {
  static final ExportFields EMPTY = new ExportFields("", "", "", "", "", "", List.of());

  @SuppressWarnings("NullAway") // a field that a browser does not send arrives as null
  public ExportFields {
    displayName = displayName == null ? "" : displayName.strip();
    connection = connection == null ? "" : connection;
    list = list == null ? "" : list.strip();
    email = email == null ? "" : email;
    firstName = firstName == null ? "" : firstName;
    lastName = lastName == null ? "" : lastName;
    segments = segments == null ? List.of() : List.copyOf(segments);
  }

  static ExportFields of(Export export) {
    DataMatching matching = export.matching();
    return new ExportFields(
        export.displayName(),
        export.connection().map(Key::value).orElse(""),
        export.list().map(ListId::value).orElse(""),
        matching.email().toString(),
        matching.attributeOf(StandardField.FIRST_NAME).map(AttributePath::toString).orElse(""),
        matching.attributeOf(StandardField.LAST_NAME).map(AttributePath::toString).orElse(""),
        export.segments().stream().map(Key::value).toList());
  }

  /** What is wrong, by field; empty when it can become an export. */
  Map<String, String> mistakes(Words words) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    if (displayName.isEmpty()) {
      mistakes.put("displayName", words.say("export.need.name"));
    }
    if (connection.isEmpty()) {
      mistakes.put("connection", words.say("export.need.connection"));
    }
    if (ListId.find(list).isEmpty()) {
      mistakes.put("list", words.say("export.need.list"));
    }
    if (email.isEmpty()) {
      mistakes.put("email", words.say("export.need.email"));
    }
    if (segments.isEmpty()) {
      mistakes.put("segments", words.say("export.need.segments"));
    }
    return mistakes;
  }

  /**
   * The export these fields describe; they have no {@link #mistakes}.
   *
   * @param before what the form does not show stays as it is
   * @param schedule set elsewhere
   * @param rules set elsewhere
   */
  Export export(
      Key key, Optional<DataMatching> before, Optional<Schedule> schedule, ExportRules rules) {
    return new Export(
        key,
        displayName,
        Optional.of(Key.of(connection)),
        Optional.of(ListId.of(list)),
        matching(before),
        segments.stream().map(Key::of).toList(),
        schedule,
        rules);
  }

  private DataMatching matching(Optional<DataMatching> before) {
    SortedMap<Target, FieldValue> fields = new TreeMap<>(Target.ORDER);
    before.ifPresent(matching -> fields.putAll(matching.fields()));
    put(fields, StandardField.FIRST_NAME, firstName);
    put(fields, StandardField.LAST_NAME, lastName);
    return new DataMatching(AttributePath.of(email), fields);
  }

  /** A name that is not filled by an attribute alone is none of the form's. */
  private static void put(
      SortedMap<Target, FieldValue> fields, StandardField name, String attribute) {
    if (!attribute.isEmpty()) {
      fields.put(name, FieldValue.attribute(attribute));
    } else if (fields.get(name) instanceof FieldValue.Attribute) {
      fields.remove(name);
    }
  }
}
