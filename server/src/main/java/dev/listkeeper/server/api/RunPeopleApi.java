package dev.listkeeper.server.api;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.PeopleOfRun;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.csv.CsvFile;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What became of people in a run: all but the unchanged, who are kept only until the run ends. For
 * Contributors and up, and audited.
 */
@RestController
@RequestMapping("/api/v1/exports/{key}/runs/{number}")
public class RunPeopleApi {
  private final Sections sections;
  private final ExportRuns runs;
  private final PeopleOfRun people;
  private final QueryEngine engine;
  private final Audit audit;

  public RunPeopleApi(
      Sections sections, ExportRuns runs, PeopleOfRun people, QueryEngine engine, Audit audit) {
    this.sections = sections;
    this.runs = runs;
    this.people = people;
    this.engine = engine;
    this.audit = audit;
  }

  @GetMapping("/people")
  @Needs(Permission.DOWNLOAD_PEOPLE)
  Rows some(
      @PathVariable Key key,
      @PathVariable int number,
      @RequestParam Optional<Outcome> outcome,
      @RequestParam Optional<String> reason,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "0") long offset,
      @RequestParam(defaultValue = "50") int limit) {
    Query found = find(key, number, outcome, reason, search);
    Rows rows = Rows.of(engine, found, order(), offset, limit);
    note(key, number, rows.rows().size());
    return rows;
  }

  /** All of them as a file for a spreadsheet. */
  @GetMapping("/people.csv")
  @Needs(Permission.DOWNLOAD_PEOPLE)
  void file(
      @PathVariable Key key,
      @PathVariable int number,
      @RequestParam Optional<Outcome> outcome,
      @RequestParam Optional<String> reason,
      @RequestParam(defaultValue = "") String search,
      HttpServletResponse response)
      throws IOException {
    Query found = find(key, number, outcome, reason, search);
    note(key, number, engine.count(found));
    String what =
        outcome.map(one -> "-" + one.name().toLowerCase(java.util.Locale.ROOT)).orElse("");
    CsvFile csv = CsvFile.download(response, key + "-" + number + what);
    csv.line(found.schema().names().toArray(String[]::new));
    Query sorted = new Query.Sort(found, order(), 0, Optional.empty());
    int columns = found.schema().names().size();
    try (RowCursor cursor = engine.open(sorted)) {
      String[] cells = new String[columns];
      while (cursor.next()) {
        for (int i = 0; i < columns; i++) {
          cells[i] = Objects.requireNonNullElse(cursor.text(i), "");
        }
        csv.line(cells);
      }
    }
  }

  private static List<Query.Order> order() {
    return List.of(
        Query.Order.ascending(PlanRow.CUSTOMER_ID),
        Query.Order.ascending(Settlement.OUTCOME),
        Query.Order.ascending(PlanRow.ADDRESS));
  }

  private Query find(
      Key key, int number, Optional<Outcome> outcome, Optional<String> reason, String search) {
    Export export = sections.exports().require(key);
    ExportRun run =
        runs.find(export.key(), number)
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.NOT_FOUND, "Export '" + key + "' has no run " + number + "."));
    PeopleOfRun.Wanted wanted =
        new PeopleOfRun.Wanted(outcome, reason.filter(given -> !given.isBlank()), search);
    return people
        .find(run, wanted)
        .orElseThrow(() ->
            new Problem(
                ProblemCode.NOT_FOUND,
                "The people of run "
                    + number
                    + " of '"
                    + key
                    + "' are not kept: it has not planned yet, ended before it did, or is long ago."));
  }

  private void note(Key key, int number, long rows) {
    audit.note(
        CurrentUser.nameForTheRecord(),
        AuditAction.PEOPLE_DOWNLOADED,
        "exports/" + key + "/runs/" + number + "/people",
        "",
        ValueChange.of("rows", null, rows));
  }
}
