package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
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

  private final Sections sections;
  private final WorkspaceEditor editor;
  private final Work work;
  private final ConnectionRights rights;
  private final ExportViews views;
  private final Wording wording;

  ExportController(
      Sections sections,
      WorkspaceEditor editor,
      Work work,
      ConnectionRights rights,
      ExportViews views,
      Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.work = work;
    this.rights = rights;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/exports")
  @Needs(Permission.SEE_WORKSPACE)
  String list(Model model, Locale locale, @AuthenticationPrincipal CurrentUser user) {
    model.addAttribute("view", views.list(user, wording.in(locale)));
    return "export/list";
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
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    int number = work.startRun(export.key(), Extent.CHANGES, user);
    return "redirect:" + ExportViews.address(export.key()) + "/runs/" + number;
  }

  @PostMapping("/exports/{key}/remove")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String remove(
      @PathVariable String key,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    editor.remove(sections.exports(), export.key());
    after.addFlashAttribute(
        "notice", wording.in(locale).say("export.removed", export.displayName()));
    return "redirect:/exports";
  }
}
