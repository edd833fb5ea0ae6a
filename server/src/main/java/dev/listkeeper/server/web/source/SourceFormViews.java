package dev.listkeeper.server.web.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.RowCheck;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.source.TablePreview;
import dev.listkeeper.source.file.Encoding;
import dev.listkeeper.source.file.FileFormat;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a file as the fields say and tells what it finds. */
final class SourceFormViews {
  private static final List<String> DELIMITERS = List.of(",", ";", SourceFields.TAB, "|");
  private static final Key ANY = new Key("preview");

  private final SourceReader reader;
  private final Definitions<Customers> customers;

  SourceFormViews(SourceReader reader, Definitions<Customers> customers) {
    this.reader = reader;
    this.customers = customers;
  }

  /** What was seen of the file, or why nothing was. */
  private record Look(
      @Nullable TablePreview preview, Optional<RowCheck> check, @Nullable String trouble) {}

  /**
   * The page.
   *
   * @param refusal why it was not saved; null when nobody tried, or a mistake tells
   */
  SourceFormView of(
      SourceFields fields, Map<String, String> mistakes, @Nullable String refusal, Words words) {
    Look look = look(fields);
    TablePreview preview = look.preview();
    List<String> names = preview == null ? List.of() : preview.schema().names();
    return new SourceFormView(
        fields,
        mistakes,
        refusal == null ? look.trouble() : refusal,
        state(look, words),
        preview == null ? List.of() : preview.explanation(),
        look.check().map(RowCheck::firstRejects).orElse(List.of()),
        preview == null
            ? List.of()
            : preview.schema().columns().stream()
                .map(column ->
                    new TableView.Column(
                        column.name(),
                        words.say("type", column.type()),
                        column.name().equals(fields.primaryKey())))
                .toList(),
        names,
        preview == null
            ? List.of()
            : preview.rows().stream()
                .map(row -> row.stream().map(cell -> cell.orElse("")).toList())
                .toList(),
        FileFormat.byName(fields.file()) instanceof FileFormat.Delimited,
        customers.find(Customers.KEY).isEmpty(),
        options(names, fields.primaryKey(), words.say("source.key.none")),
        delimiters(fields, words),
        options(
            Arrays.stream(Encoding.values()).map(Encoding::label).toList(),
            fields.encoding(),
            words.say("source.detected")),
        headers(fields, words));
  }

  private Look look(SourceFields fields) {
    try {
      FileTable table = fields.fileTable();
      DataSource source = new DataSource(ANY, "", fields.folder(), List.of(table));
      TablePreview preview = reader.preview(source, table);
      return new Look(preview, reader.check(source, table), null);
    } catch (Problem problem) {
      return new Look(null, Optional.empty(), problem.sentence());
    } catch (EngineException damaged) {
      return new Look(null, Optional.empty(), damaged.getMessage());
    }
  }

  private static String state(Look look, Words words) {
    if (look.preview() == null) {
      return words.say("source.file.unread");
    }
    return look.check()
        .map(check -> words.say("source.file.checked", check.rows(), check.rejects()))
        .orElseGet(() -> words.say("source.file.large"));
  }

  private static List<Option> options(List<String> values, String chosen, String none) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", none, chosen.isEmpty()));
    values.forEach(value -> options.add(new Option(value, value, value.equals(chosen))));
    return options;
  }

  private static List<Option> delimiters(SourceFields fields, Words words) {
    return Stream.concat(
            Stream.of(new Option("", words.say("source.detected"), fields.delimiter().isEmpty())),
            DELIMITERS.stream()
                .map(one ->
                    new Option(
                        one,
                        one.equals(SourceFields.TAB) ? words.say("source.delimiter.tab") : one,
                        one.equals(fields.delimiter()))))
        .toList();
  }

  private static List<Option> headers(SourceFields fields, Words words) {
    return List.of(
        new Option("", words.say("source.detected"), fields.header().isEmpty()),
        new Option("yes", words.say("source.header.yes"), fields.header().equals("yes")),
        new Option("no", words.say("source.header.no"), fields.header().equals("no")));
  }
}
