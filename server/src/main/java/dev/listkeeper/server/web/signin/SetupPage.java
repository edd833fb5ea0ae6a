package dev.listkeeper.server.web.signin;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.user.FirstAdministrator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the holder of the one-time link becomes the first administrator. */
@Controller
public class SetupPage {
  private final FirstAdministrator setup;

  public SetupPage(FirstAdministrator setup) {
    this.setup = setup;
  }

  /** What is filled in; the password is never sent back. */
  public record Form(String displayName, String email, String password) {
    static final Form EMPTY = new Form("", "", "");

    Form withoutPassword() {
      return new Form(displayName, email, "");
    }
  }

  @GetMapping("/setup/{token}")
  @Needs(Permission.COME_IN)
  String show(@PathVariable String token, Model model) {
    setup.checkLink(token);
    return form(Form.EMPTY, model);
  }

  @PostMapping("/setup/{token}")
  @Needs(Permission.COME_IN)
  String create(@PathVariable String token, @ModelAttribute Form form, Model model) {
    try {
      setup.create(token, form.displayName(), form.email(), form.password());
    } catch (Problem problem) {
      if (problem.code() != ProblemCode.INVALID_REQUEST) {
        throw problem;
      }
      model.addAttribute("mistake", problem.sentence());
      return form(form.withoutPassword(), model);
    }
    return "redirect:/sign-in";
  }

  private String form(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("tokenFile", setup.tokenFile());
    return "signin/setup";
  }
}
