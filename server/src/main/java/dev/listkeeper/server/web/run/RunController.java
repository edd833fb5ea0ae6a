package dev.listkeeper.server.web.run;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one run. */
@Controller
class RunController {
  private static final int ROWS = 25;

  private final Definitions<Export> exports;
  private final ExportRuns runs;
  private final RunViews views;
  private final PeopleViews people;
  private final Wording wording;

  RunController(
      Definitions<Export> exports,
      ExportRuns runs,
      RunViews views,
      PeopleViews people,
      Wording wording) {
    this.exports = exports;
    this.runs = runs;
    this.views = views;
    this.people = people;
    this.wording = wording;
  }

  @GetMapping("/exports/{key}/runs/{number}")
  @Needs(Permission.SEE_WORKSPACE)
  String show(
      @PathVariable String key,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Export export =
        exports
            .find(Key.of(key))
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no export '" + key + "'."));
    ExportRun run =
        runs.find(export.key(), number)
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.NOT_FOUND, "Export '" + key + "' has no run " + number + "."));
    PeopleFilter filter = new PeopleFilter(outcome, reason, search);
    PeopleView found = people.of(run, filter, Paging.of(page, ROWS), words);
    model.addAttribute("view", views.of(export, run, found, user, words));
    return "run/one";
  }
}
