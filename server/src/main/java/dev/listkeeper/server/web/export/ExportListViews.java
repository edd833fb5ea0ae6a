package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.store.DefinitionChanges;
import dev.listkeeper.server.store.DefinitionChanges.Changed;
import dev.listkeeper.server.web.run.RunWords;
import dev.listkeeper.server.web.view.HeadsView;
import dev.listkeeper.server.web.view.ListQuery;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together the list of exports: a few queries, however many exports and runs there are. */
final class ExportListViews {
  private final Sections sections;
  private final ConnectionRights rights;
  private final ExportRuns runs;
  private final DefinitionChanges changes;

  ExportListViews(
      Sections sections, ConnectionRights rights, ExportRuns runs, DefinitionChanges changes) {
    this.sections = sections;
    this.rights = rights;
    this.runs = runs;
    this.changes = changes;
  }

  /** What the list knows of an export, and is sorted by. */
  private record Row(
      Export export,
      Optional<ExportRun> last,
      Optional<Changed> changed,
      String connection,
      String schedule,
      boolean mayEdit) {
    Optional<Instant> refreshed() {
      return last.flatMap(ExportRun::endedAt);
    }

    Status status() {
      return last.map(ExportRun::status).orElse(Status.NOT_STARTED);
    }
  }

  ExportsView of(ListQuery<ExportColumn> query, CurrentUser user, Paging paging, Words words) {
    List<Row> all = rows(user, words);
    String type = words.say("export.type.cc");
    List<Row> found =
        all.stream().filter(row -> matches(row, type, query)).sorted(order(query, words)).toList();
    List<Row> shown = found.stream().skip(paging.offset()).limit(paging.size()).toList();
    return new ExportsView(
        words.say("exports.state", all.size()),
        !all.isEmpty(),
        user.may(Permission.CONFIGURE_EXPORTS),
        shown.stream().anyMatch(row -> row.last().isPresent() && !row.status().isFinal()),
        query.address(paging.page()),
        query.search(),
        HeadsView.of(query, "exports.column", words),
        shown.stream().map(row -> line(row, type, words)).toList(),
        PagerView.of(paging, found.size(), words, query::address));
  }

  private List<Row> rows(CurrentUser user, Words words) {
    Map<Key, ExportRun> last =
        runs.latestOfEach().stream()
            .collect(Collectors.toMap(ExportRun::export, Function.identity()));
    Map<Key, Changed> changed = changes.of("export");
    Map<Key, String> names =
        rights.usable(user).stream()
            .collect(Collectors.toMap(Connection::key, Connection::displayName));
    Predicate<Export> editable = rights.editableBy(user);
    return sections.exports().stored().all().stream()
        .map(export ->
            new Row(
                export,
                Optional.ofNullable(last.get(export.key())),
                Optional.ofNullable(changed.get(export.key())),
                connection(export, names, words),
                ScheduleViews.said(export, words),
                editable.test(export)))
        .toList();
  }

  private static String connection(Export export, Map<Key, String> names, Words words) {
    return export
        .connection()
        .map(key -> names.getOrDefault(key, words.say("export.connection.hidden")))
        .orElseGet(() -> words.say("export.connection.none"));
  }

  private static boolean matches(Row row, String type, ListQuery<ExportColumn> query) {
    return Stream.of(row.export().displayName(), row.connection(), type).anyMatch(query::finds);
  }

  /** Equal ones by name, so that a page always shows the same. */
  private static Comparator<Row> order(ListQuery<ExportColumn> query, Words words) {
    Collator letters = Collator.getInstance(words.locale());
    Comparator<Row> byName = Comparator.comparing(row -> row.export().displayName(), letters);
    Comparator<Row> by =
        switch (query.sort()) {
          case NAME, TYPE -> byName;
          case CONNECTION -> Comparator.comparing(Row::connection, letters);
          case STATUS -> Comparator.comparing(row -> words.say("status", row.status()), letters);
          case REFRESHED -> byTime(Row::refreshed);
          case SCHEDULE -> Comparator.comparing(Row::schedule, letters);
          case PERMISSIONS -> Comparator.comparing(row -> !row.mayEdit());
          case CHANGED -> byTime(row -> row.changed().map(Changed::at));
          case CHANGED_BY ->
              Comparator.comparing(row -> row.changed().map(Changed::by).orElse(""), letters);
        };
    return (query.descending() ? by.reversed() : by)
        .thenComparing(byName)
        .thenComparing(row -> row.export().key());
  }

  private static Comparator<Row> byTime(Function<Row, Optional<Instant>> time) {
    return Comparator.comparing(row -> time.apply(row).orElse(Instant.MIN));
  }

  private static ExportsView.Line line(Row row, String type, Words words) {
    Export export = row.export();
    return new ExportsView.Line(
        export.key().value(),
        export.displayName(),
        ExportViews.address(export.key()),
        type,
        row.connection(),
        words.status(row.status()),
        row.last().map(run -> RunWords.state(run, words)).orElse(""),
        row.status() == Status.FAILED || row.status() == Status.SKIPPED,
        row.last().map(run -> RunWords.trigger(run, words)).orElse(""),
        row.last().map(RunWords::address).orElse(null),
        words.moment(row.refreshed()),
        row.schedule(),
        words.say(row.mayEdit() ? "export.permission.edit" : "export.permission.view"),
        row.mayEdit(),
        row.mayEdit() && export.connection().isPresent() && export.list().isPresent(),
        export.connection().isPresent(),
        words.moment(row.changed().map(Changed::at)),
        row.changed().map(Changed::by).orElse(""));
  }
}
