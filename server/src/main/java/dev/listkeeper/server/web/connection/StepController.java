package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.WayBack;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The steps of a connection from Connect to Save, and the same later on: authenticating again and
 * taking over as export user. What stands in the way of one is said on the connection's page.
 */
@Controller
class StepController {
  private final ConnectionSetup setup;
  private final Wording wording;

  StepController(ConnectionSetup setup, Wording wording) {
    this.setup = setup;
    this.wording = wording;
  }

  /** Connect, for a draft that came from a file. */
  @PostMapping("/connections/{key}/agree")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String agree(
      @PathVariable String key,
      @RequestParam(defaultValue = "false") boolean agree,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    if (!agree) {
      after.addFlashAttribute("trouble", words.say("connection.need.agreement"));
      return page(key);
    }
    return step(key, after, words, () -> setup.agree(Key.of(key), user));
  }

  /** Sends the browser to Constant Contact, which sends it back to the callback. */
  @PostMapping("/connections/{key}/authenticate")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String authenticate(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String clientId,
      @RequestParam(defaultValue = "") String clientSecret,
      @RequestParam(defaultValue = "false") boolean mayMove,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    try {
      return "redirect:"
          + setup.begin(
              Key.of(key), new ConnectionSetup.Application(clientId, clientSecret, mayMove), user);
    } catch (Problem problem) {
      Words words = wording.in(locale);
      boolean incomplete = problem.code() == ProblemCode.INVALID_REQUEST;
      after.addFlashAttribute(
          "trouble", incomplete ? words.say("step.connect.need") : words.problem(problem));
      after.addFlashAttribute("clientId", clientId);
      return page(key);
    }
  }

  @GetMapping(ConnectionSetup.CALLBACK)
  @Needs(Permission.MANAGE_CONNECTIONS)
  String back(
      @RequestParam Optional<String> state,
      @RequestParam Optional<String> code,
      @RequestParam Optional<String> error,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Optional<Key> begun = setup.begun(state, user);
    try {
      Key connection = setup.finish(state, code, error, user);
      after.addFlashAttribute("notice", words.say("step.authenticated"));
      return "redirect:" + ConnectionViews.address(connection);
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", words.problem(problem));
      after.addFlashAttribute("otherAccount", problem.code() == ProblemCode.OTHER_ACCOUNT);
      return "redirect:" + begun.map(ConnectionViews::address).orElse("/connections");
    }
  }

  @PostMapping("/connections/{key}/export-user")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String exportUser(
      @PathVariable String key,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    return step(key, after, wording.in(locale), () -> setup.addExportUser(Key.of(key), user));
  }

  @PostMapping("/connections/{key}/save")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String save(
      @PathVariable String key,
      Locale locale,
      RedirectAttributes after,
      HttpSession session,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    String page =
        step(
            key,
            after,
            words,
            () -> {
              setup.save(Key.of(key), user);
              after.addFlashAttribute("notice", words.say("step.saved"));
            });
    boolean ready = setup.state(Key.of(key)).stage() == Stage.READY;
    return ready ? WayBack.take(session).map(way -> "redirect:" + way).orElse(page) : page;
  }

  private static String step(String key, RedirectAttributes after, Words words, Runnable doing) {
    try {
      doing.run();
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", words.problem(problem));
    }
    return page(key);
  }

  private static String page(String key) {
    return "redirect:" + ConnectionViews.address(Key.of(key));
  }
}
