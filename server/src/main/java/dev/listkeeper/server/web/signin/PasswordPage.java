package dev.listkeeper.server.web.signin;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.user.UserEditor;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody with a one-time link chooses a password. */
@Controller
public class PasswordPage {
  private static final String TEMPLATE = "signin/password";

  private final UserEditor editor;

  public PasswordPage(UserEditor editor) {
    this.editor = editor;
  }

  @GetMapping(UserEditor.PASSWORD_PAGE + "{token}")
  @Needs(Permission.COME_IN)
  String show(@PathVariable String token, Model model) {
    model.addAttribute("email", editor.ownerOfLink(token).email());
    return TEMPLATE;
  }

  @PostMapping(UserEditor.PASSWORD_PAGE + "{token}")
  @Needs(Permission.COME_IN)
  String choose(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletResponse response) {
    try {
      editor.choosePassword(token, password);
    } catch (Problem problem) {
      if (problem.code() != ProblemCode.INVALID_REQUEST) {
        throw problem;
      }
      model.addAttribute("email", editor.ownerOfLink(token).email());
      model.addAttribute("mistake", problem.sentence());
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return TEMPLATE;
    }
    return "redirect:/sign-in?chosen";
  }
}
