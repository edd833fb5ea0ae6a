package dev.listkeeper.server.web.permission;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.UserEditor;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of users and API tokens, and inviting somebody. */
@Controller
class PermissionController {
  private final PermissionViews views;
  private final UserEditor editor;
  private final PublicAddress address;
  private final Wording wording;

  /** What is filled in to invite somebody. */
  record Fields(String displayName, String email, Role role) {}

  PermissionController(
      PermissionViews views, UserEditor editor, PublicAddress address, Wording wording) {
    this.views = views;
    this.editor = editor;
    this.address = address;
    this.wording = wording;
  }

  @GetMapping("/permissions")
  @Needs(Permission.MANAGE_USERS)
  String list(Model model, Locale locale) {
    model.addAttribute("view", views.all(wording.in(locale)));
    return "permission/list";
  }

  @GetMapping("/permissions/users/_new")
  @Needs(Permission.MANAGE_USERS)
  String add(Model model, Locale locale) {
    return form(new Fields("", "", Role.VIEWER), model, locale);
  }

  @PostMapping("/permissions/users/_new")
  @Needs(Permission.MANAGE_USERS)
  String invite(
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "VIEWER") Role role,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes after) {
    try {
      UserEditor.Link link = editor.invite(email, displayName, role);
      after.addFlashAttribute("secret", secret(link, address, wording.in(locale)));
      return "redirect:" + PermissionViews.address(link.user().id());
    } catch (Problem problem) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("trouble", problem.sentence());
      return form(new Fields(displayName, email, role), model, locale);
    }
  }

  private String form(Fields fields, Model model, Locale locale) {
    model.addAttribute("fields", fields);
    model.addAttribute("roles", views.roles(fields.role(), wording.in(locale)));
    return "permission/form";
  }

  static SecretView secret(UserEditor.Link link, PublicAddress address, Words words) {
    return new SecretView(
        words.say("user.link.made", link.user().email(), words.moment(link.expiresAt()).text()),
        address.get().resolve(UserEditor.PASSWORD_PAGE + link.token()).toString());
  }
}
