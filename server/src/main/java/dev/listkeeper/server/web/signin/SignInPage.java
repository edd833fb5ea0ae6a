package dev.listkeeper.server.web.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in; the form is taken by Spring Security. */
@Controller
public class SignInPage {

  @GetMapping("/sign-in")
  String show(
      @RequestParam(required = false) @Nullable String failed,
      @RequestParam(required = false) @Nullable Long wait,
      Model model) {
    model.addAttribute("failed", failed != null);
    model.addAttribute("wait", wait);
    return "signin/sign-in";
  }
}
