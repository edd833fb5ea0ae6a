package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.ListId;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * An export as a person fills it in: texts as typed, none of them null.
 *
 * @param list its name, its id, or its address in the browser
 * @param listWas id and shown name of the list the form came with, so that what was not touched is
 *     the same list whatever became of its name; empty when none was
 * @param newList name of a list to make
 * @param leaving what becomes of the people on the list it had; empty while nobody asked
 * @param warned whether the person has read that the segments are too large
 */
public record ExportFields(
    String displayName,
    String connection,
    String list,
    String listWas,
    String newList,
    String email,
    List<MatchRow> rows,
    List<String> segments,
    RuleFields rules,
    ScheduleTexts schedule,
    String leaving,
    boolean warned) {
  private static final int MOST_ROWS = 60;

  static final ExportFields EMPTY =
      new ExportFields(
          "",
          "",
          "",
          "",
          "",
          "",
          List.of(),
          List.of(),
          RuleFields.of(ExportRules.DEFAULT),
          ScheduleTexts.of(Optional.empty()),
          "",
          false);

  public ExportFields {
    rows = List.copyOf(rows);
    segments = List.copyOf(segments);
  }

  static ExportFields of(Export export) {
    return new ExportFields(
        export.displayName(),
        export.connection().map(Key::value).orElse(""),
        export.list().map(ListId::value).orElse(""),
        "",
        "",
        export.matching().email().toString(),
        export.matching().fields().entrySet().stream()
            .map(entry -> MatchRow.of(entry.getKey(), entry.getValue()))
            .toList(),
        export.segments().stream().map(Key::value).toList(),
        RuleFields.of(export.rules()),
        ScheduleTexts.of(export.schedule()),
        "",
        false);
  }

  /** What a browser sent. */
  static ExportFields of(MultiValueMap<String, String> form) {
    return new ExportFields(
        text(form, "displayName").strip(),
        text(form, "connection"),
        text(form, "list").strip(),
        text(form, "listWas"),
        text(form, "newList").strip(),
        text(form, "email"),
        rows(form),
        texts(form, "segments"),
        RuleFields.of(form),
        ScheduleTexts.of(form),
        text(form, "leaving"),
        form.containsKey("warned"));
  }

  private static List<MatchRow> rows(MultiValueMap<String, String> form) {
    List<String> fields = texts(form, "field");
    List<MatchRow> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(fields.size(), MOST_ROWS); i++) {
      rows.add(
          new MatchRow(
              fields.get(i),
              at(form, "fieldName", i),
              at(form, "kind", i),
              at(form, "attribute", i),
              at(form, "text", i)));
    }
    return rows;
  }

  private static String at(MultiValueMap<String, String> form, String name, int i) {
    List<String> texts = texts(form, name);
    return i < texts.size() ? texts.get(i) : "";
  }

  static String text(MultiValueMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "");
  }

  static List<String> texts(MultiValueMap<String, String> form, String name) {
    return form.getOrDefault(name, List.of());
  }

  ExportFields withConnection(String now) {
    return new ExportFields(
        displayName,
        now,
        list,
        listWas,
        newList,
        email,
        rows,
        segments,
        rules,
        schedule,
        leaving,
        warned);
  }

  ExportFields withList(String now, String was) {
    return new ExportFields(
        displayName,
        connection,
        now,
        was,
        newList,
        email,
        rows,
        segments,
        rules,
        schedule,
        leaving,
        warned);
  }

  ExportFields withNewList(String now) {
    return new ExportFields(
        displayName,
        connection,
        list,
        listWas,
        now,
        email,
        rows,
        segments,
        rules,
        schedule,
        leaving,
        warned);
  }

  ExportFields withEmail(String now) {
    return new ExportFields(
        displayName,
        connection,
        list,
        listWas,
        newList,
        now,
        rows,
        segments,
        rules,
        schedule,
        leaving,
        warned);
  }

  ExportFields withRows(List<MatchRow> now) {
    return new ExportFields(
        displayName,
        connection,
        list,
        listWas,
        newList,
        email,
        now,
        segments,
        rules,
        schedule,
        leaving,
        warned);
  }

  ExportFields withSegments(List<String> now) {
    return new ExportFields(
        displayName,
        connection,
        list,
        listWas,
        newList,
        email,
        rows,
        now,
        rules,
        schedule,
        leaving,
        warned);
  }

  /** For a duplicate: another name, and no list. */
  ExportFields copied(String name) {
    return new ExportFields(
        name, connection, "", "", "", email, rows, segments, rules, schedule, "", false);
  }
}
