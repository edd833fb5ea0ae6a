package dev.listkeeper.server.web.connection;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Key;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The steps of a connection. What stands in the way of one is said on the connection's page. */
@Controller
class StepController {
  private final ConnectionSetup setup;

  StepController(ConnectionSetup setup) {
    this.setup = setup;
  }

  @PostMapping("/connections/{key}/agree")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String agree(
      @PathVariable String key,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    return step(key, after, () -> setup.agree(Key.of(key), user));
  }

  /** Sends the browser to Constant Contact, which sends it back to the callback. */
  @PostMapping("/connections/{key}/authenticate")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String authenticate(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String clientId,
      @RequestParam(defaultValue = "") String clientSecret,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    try {
      return "redirect:" + setup.begin(Key.of(key), clientId, clientSecret, user);
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", problem.sentence());
      return page(key);
    }
  }

  @GetMapping(ConnectionSetup.CALLBACK)
  @Needs(Permission.MANAGE_CONNECTIONS)
  String back(
      @RequestParam Optional<String> state,
      @RequestParam Optional<String> code,
      @RequestParam Optional<String> error,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    try {
      return page(setup.finish(state, code, error, user).value());
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", problem.sentence());
      return "redirect:/connections";
    }
  }

  @PostMapping("/connections/{key}/export-user")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String exportUser(
      @PathVariable String key,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    return step(key, after, () -> setup.addExportUser(Key.of(key), user));
  }

  @PostMapping("/connections/{key}/save")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String save(
      @PathVariable String key,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    return step(key, after, () -> setup.save(Key.of(key), user));
  }

  private static String step(String key, RedirectAttributes after, Runnable doing) {
    try {
      doing.run();
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", problem.sentence());
    }
    return page(key);
  }

  private static String page(String key) {
    return "redirect:/connections/" + Key.of(key);
  }
}
