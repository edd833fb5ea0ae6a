package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.store.StoredLeavings.Step;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
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

/** Detaching and removing an export, with its people left on the list or taken off first. */
@Controller
class LeaveController {
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final Work work;
  private final ConnectionRights rights;
  private final LeaveViews views;
  private final Wording wording;

  LeaveController(
      Sections sections,
      WorkspaceEditor editor,
      Work work,
      ConnectionRights rights,
      LeaveViews views,
      Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.work = work;
    this.rights = rights;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/exports/{key}/{step:detach|remove}")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String ask(
      @PathVariable String key,
      @PathVariable String step,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = editable(key, user);
    model.addAttribute("view", views.of(export, step(step), wording.in(locale)));
    return "export/leave";
  }

  /**
   * @param people {@code go} to take them off first; they stay otherwise
   */
  @PostMapping("/exports/{key}/{step:detach|remove}")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String leave(
      @PathVariable String key,
      @PathVariable String step,
      @RequestParam(defaultValue = "stay") String people,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = editable(key, user);
    Step wanted = step(step);
    if (people.equals("go")) {
      int run = work.leaveList(export.key(), wanted, user);
      return "redirect:" + ExportViews.address(export.key()) + "/runs/" + run;
    }
    Words words = wording.in(locale);
    after.addFlashAttribute("notice", words.say("leave.done." + wanted, export.displayName()));
    return switch (wanted) {
      case DETACH -> {
        editor.put(sections.exports(), export.withoutConnection());
        yield "redirect:" + ExportViews.address(export.key());
      }
      case REMOVE -> {
        editor.remove(sections.exports(), export.key());
        yield "redirect:/exports";
      }
    };
  }

  private Export editable(String key, CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    return export;
  }

  private static Step step(String word) {
    return Step.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
