package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.ListQuery;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of exports, one of them, and what can be done with it. */
@Controller
class ExportController {
  private static final int ROWS = 20;
  private static final int LINES = 25;

  private final Sections sections;
  private final Work work;
  private final ConnectionRights rights;
  private final ExportListViews lists;
  private final ExportViews views;
  private final Wording wording;

  ExportController(
      Sections sections,
      Work work,
      ConnectionRights rights,
      ExportListViews lists,
      ExportViews views,
      Wording wording) {
    this.sections = sections;
    this.work = work;
    this.rights = rights;
    this.lists = lists;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/exports")
  @Needs(Permission.SEE_WORKSPACE)
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    ListQuery<ExportColumn> query =
        ListQuery.of("/exports", ExportColumn.class, search, sort, order);
    model.addAttribute("view", lists.of(query, user, Paging.of(page, LINES), wording.in(locale)));
    return "export/list";
  }

  @PostMapping("/exports/_run-all")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String runAll(
      Locale locale, RedirectAttributes after, @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Work.All all = work.startAll(user, rights.editableBy(user));
    after.addFlashAttribute("notice", words.say("exports.started", all.started().size()));
    after.addFlashAttribute(
        "leftOut", all.leftOut().stream().map(one -> LeftOutView.of(one, words)).toList());
    return "redirect:/exports";
  }

  @GetMapping("/exports/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  String one(
      @PathVariable String key,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    model.addAttribute("view", views.one(export, user, Paging.of(page, ROWS), wording.in(locale)));
    return "export/one";
  }

  @PostMapping("/exports/{key}/run")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String run(@PathVariable String key, @AuthenticationPrincipal CurrentUser user) {
    return start(key, Extent.CHANGES, user);
  }

  @PostMapping("/exports/{key}/run-in-full")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String runInFull(@PathVariable String key, @AuthenticationPrincipal CurrentUser user) {
    return start(key, Extent.EVERYBODY, user);
  }

  @PostMapping("/exports/{key}/plan")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String plan(@PathVariable String key, @AuthenticationPrincipal CurrentUser user) {
    return start(key, Extent.PLAN_ONLY, user);
  }

  private String start(String key, Extent extent, CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    int number = work.startRun(export.key(), extent, user);
    return "redirect:" + ExportViews.address(export.key()) + "/runs/" + number;
  }
}
