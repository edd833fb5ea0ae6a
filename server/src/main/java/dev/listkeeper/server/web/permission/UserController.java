package dev.listkeeper.server.web.permission;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.UserEditor;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One user. What stands in the way of a change is said on the user's page. */
@Controller
@RequestMapping("/permissions/users/{id}")
class UserController {
  private final PermissionViews views;
  private final UserEditor editor;
  private final PublicAddress address;
  private final Wording wording;

  UserController(PermissionViews views, UserEditor editor, PublicAddress address, Wording wording) {
    this.views = views;
    this.editor = editor;
    this.address = address;
    this.wording = wording;
  }

  @GetMapping
  @Needs(Permission.MANAGE_USERS)
  String one(@PathVariable long id, Model model, Locale locale) {
    model.addAttribute("view", views.one(id, wording.in(locale)));
    return "permission/user";
  }

  @PostMapping("/role")
  @Needs(Permission.MANAGE_USERS)
  String changeRole(
      @PathVariable long id, @RequestParam Role role, Locale locale, RedirectAttributes after) {
    return change(
        id,
        after,
        () -> {
          User changed = editor.changeRole(id, role);
          Words words = wording.in(locale);
          return words.say("user.role.changed", changed.email(), words.say("role", changed.role()));
        });
  }

  @PostMapping("/link")
  @Needs(Permission.MANAGE_USERS)
  String makeLink(@PathVariable long id, Locale locale, RedirectAttributes after) {
    try {
      after.addFlashAttribute(
          "secret", PermissionController.secret(editor.makeLink(id), address, wording.in(locale)));
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", problem.sentence());
    }
    return "redirect:" + PermissionViews.address(id);
  }

  @PostMapping("/deactivate")
  @Needs(Permission.MANAGE_USERS)
  String deactivate(@PathVariable long id, Locale locale, RedirectAttributes after) {
    return change(
        id, after, () -> wording.in(locale).say("user.deactivated", editor.deactivate(id).email()));
  }

  @PostMapping("/reactivate")
  @Needs(Permission.MANAGE_USERS)
  String reactivate(@PathVariable long id, Locale locale, RedirectAttributes after) {
    return change(
        id, after, () -> wording.in(locale).say("user.reactivated", editor.reactivate(id).email()));
  }

  @PostMapping("/end-sessions")
  @Needs(Permission.MANAGE_USERS)
  String endSessions(@PathVariable long id, Locale locale, RedirectAttributes after) {
    return change(
        id, after, () -> wording.in(locale).say("user.sessions.ended", editor.endSessions(id)));
  }

  private static String change(long id, RedirectAttributes after, Supplier<String> doing) {
    try {
      after.addFlashAttribute("notice", doing.get());
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", problem.sentence());
    }
    return "redirect:" + PermissionViews.address(id);
  }
}
