package dev.listkeeper.server.web.signin;

import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in; the form is taken by Spring Security. */
@Controller
public class SignInPage {

  @GetMapping("/sign-in")
  @Needs(Permission.COME_IN)
  String show(
      @RequestParam(required = false) @Nullable String failed,
      @RequestParam(required = false) @Nullable Long wait,
      @RequestParam(required = false) @Nullable String chosen,
      Model model) {
    model.addAttribute("failed", failed != null);
    model.addAttribute("wait", wait);
    model.addAttribute("chosen", chosen != null);
    return "signin/sign-in";
  }
}
