package dev.listkeeper.server.web.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Schema;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.source.TablePreview;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One table of a data source. */
@Controller
class TableController {
  private final Definitions<DataSource> sources;
  private final SourceViews views;
  private final SourceReader reader;
  private final Wording wording;

  TableController(
      Definitions<DataSource> sources, SourceViews views, SourceReader reader, Wording wording) {
    this.sources = sources;
    this.views = views;
    this.reader = reader;
    this.wording = wording;
  }

  /** What the file looks like at this moment, or why that can't be said. */
  private record Look(@Nullable TablePreview preview, @Nullable String trouble) {}

  @GetMapping("/sources/{key}/tables/{table}")
  @Needs(Permission.SEE_WORKSPACE)
  String show(@PathVariable String key, @PathVariable String table, Model model, Locale locale) {
    DataSource source = SourceController.find(sources, key);
    FileTable file = find(source, table);
    model.addAttribute("view", view(source, file, wording.in(locale)));
    return "source/table";
  }

  private TableView view(DataSource source, FileTable file, Words words) {
    Optional<Version> version = views.version(source, file);
    Look look = look(source, file);
    Schema schema =
        version
            .map(read -> read.snapshot().schema())
            .orElseGet(() -> look.preview() == null ? Schema.of() : look.preview().schema());
    long rejects = views.rejects(source, file);
    String address = SourceViews.address(source);
    return new TableView(
        file.key().value(),
        source.displayName(),
        address,
        address + "/tables/" + file.key() + "/rejects",
        version
            .map(read ->
                words.say(
                    "table.state",
                    read.snapshot().rows(),
                    words.moment(read.committedAt()).text(),
                    file.file()))
            .orElseGet(() -> words.say("table.unread", file.file())),
        words.say("table.rejects", rejects),
        rejects > 0,
        schema.columns().stream().map(column -> column(column, file, words)).toList(),
        look.trouble(),
        look.preview() == null ? List.of() : look.preview().explanation(),
        look.preview() == null ? List.of() : look.preview().schema().names(),
        look.preview() == null ? List.of() : cells(look.preview()));
  }

  private static TableView.Column column(Schema.Column column, FileTable file, Words words) {
    boolean key = file.primaryKey().filter(column.name()::equals).isPresent();
    return new TableView.Column(column.name(), words.say("type", column.type()), key);
  }

  private static List<List<String>> cells(TablePreview preview) {
    return preview.rows().stream()
        .map(row -> row.stream().map(cell -> cell.orElse("")).toList())
        .toList();
  }

  /** A file that is gone or broken is worth a page that says so beside what was read before. */
  private Look look(DataSource source, FileTable file) {
    try {
      return new Look(reader.preview(source, file), null);
    } catch (Problem problem) {
      return new Look(null, problem.sentence());
    }
  }

  static FileTable find(DataSource source, String table) {
    return source
        .table(Key.of(table))
        .orElseThrow(() ->
            new Problem(
                ProblemCode.NOT_FOUND,
                "Data source '" + source.key() + "' has no table '" + table + "'."));
  }
}
