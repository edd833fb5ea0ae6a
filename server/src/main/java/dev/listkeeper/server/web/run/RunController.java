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
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
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
  private final Work work;
  private final ConnectionRights rights;

  RunController(
      Definitions<Export> exports,
      ExportRuns runs,
      RunViews views,
      PeopleViews people,
      Wording wording,
      Work work,
      ConnectionRights rights) {
    this.exports = exports;
    this.runs = runs;
    this.views = views;
    this.people = people;
    this.wording = wording;
    this.work = work;
    this.rights = rights;
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
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean looksAgain,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    if (looksAgain && exports.find(Key.of(key)).isEmpty()) {
      return "run/gone"; // removed by itself after its people were taken off
    }
    Export export = find(key);
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

  @PostMapping("/exports/{key}/runs/{number}/{answer:approve|refuse|cancel}")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String answer(
      @PathVariable String key,
      @PathVariable int number,
      @PathVariable String answer,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = find(key);
    rights.requireMayEdit(user, export);
    switch (answer) {
      case "approve" -> work.approveRun(export.key(), number, user);
      case "refuse" -> work.refuseRun(export.key(), number, user);
      default -> work.cancelRun(export.key(), number, user);
    }
    return "redirect:/exports/" + export.key() + "/runs/" + number;
  }

  private Export find(String key) {
    return exports
        .find(Key.of(key))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no export '" + key + "'."));
  }
}
