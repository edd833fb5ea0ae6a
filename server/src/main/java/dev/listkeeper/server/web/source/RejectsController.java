package dev.listkeeper.server.web.source;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.csv.CsvFile;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.customer.RowReader;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.Rejects;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Definitions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rows of a table that were not taken, on screen and as a file. */
@Controller
class RejectsController {
  private static final int ROWS = 50;

  private final Definitions<DataSource> sources;
  private final SourceViews views;
  private final QueryEngine engine;
  private final RowReader rows;
  private final Audit audit;
  private final Wording wording;

  RejectsController(
      Definitions<DataSource> sources,
      SourceViews views,
      QueryEngine engine,
      RowReader rows,
      Audit audit,
      Wording wording) {
    this.sources = sources;
    this.views = views;
    this.engine = engine;
    this.rows = rows;
    this.audit = audit;
    this.wording = wording;
  }

  @GetMapping("/sources/{key}/tables/{table}/rejects")
  @Needs(Permission.SEE_WORKSPACE)
  String show(
      @PathVariable String key,
      @PathVariable String table,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    DataSource source = SourceController.find(sources, key);
    FileTable file = TableController.find(source, table);
    Paging paging = Paging.of(page, ROWS);
    RowReader.Page read = rows.page(query(source, file), Rejects.LINE, paging, words);
    String address = SourceViews.address(source) + "/tables/" + file.key();
    model.addAttribute(
        "view",
        new RejectsView(
            file.key().value(),
            address,
            address + "/rejects.csv",
            user.may(Permission.DOWNLOAD_PEOPLE) && read.total() > 0,
            words.say("table.rejects", read.total()),
            read.rows().stream().map(RejectsController::line).toList(),
            PagerView.of(
                paging, read.total(), words, number -> address + "/rejects?page=" + number)));
    return "source/rejects";
  }

  @GetMapping("/sources/{key}/tables/{table}/rejects.csv")
  @Needs(Permission.DOWNLOAD_PEOPLE)
  void download(@PathVariable String key, @PathVariable String table, HttpServletResponse response)
      throws IOException {
    DataSource source = SourceController.find(sources, key);
    FileTable file = TableController.find(source, table);
    audit.note(
        CurrentUser.nameForTheRecord(),
        AuditAction.PEOPLE_DOWNLOADED,
        "sources/" + source.key() + "/tables/" + file.key() + "/rejects",
        "",
        ValueChange.of("rows", null, views.rejects(source, file)));
    CsvFile csv = CsvFile.download(response, source.key() + "-" + file.key() + "-rejects");
    RejectsCsv.write(engine, query(source, file), csv);
  }

  private Query query(DataSource source, FileTable file) {
    return views
        .rejected(source, file)
        .map(Version::snapshot)
        .<Query>map((Snapshot snapshot) -> new Query.Scan(snapshot))
        .orElseGet(() -> new Query.Rows(Rejects.SCHEMA, List.of()));
  }

  private static RejectsView.Line line(List<String> cells) {
    return new RejectsView.Line(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
  }
}
