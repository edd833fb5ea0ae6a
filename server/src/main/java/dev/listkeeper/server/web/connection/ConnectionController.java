package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.connect.Health;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of connections, one of them, its health, and removing it. For Administrators. */
@Controller
class ConnectionController {
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionSetup setup;
  private final ConnectionHealth health;
  private final ConnectionListViews lists;
  private final ConnectionViews views;
  private final Wording wording;

  ConnectionController(
      Sections sections,
      WorkspaceEditor editor,
      ConnectionSetup setup,
      ConnectionHealth health,
      ConnectionListViews lists,
      ConnectionViews views,
      Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.setup = setup;
    this.health = health;
    this.lists = lists;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/connections")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String order,
      Model model,
      Locale locale) {
    ConnectionsQuery query = ConnectionsQuery.of(search, sort, order);
    model.addAttribute("view", lists.of(query, wording.in(locale)));
    return "connection/list";
  }

  @GetMapping("/connections/{key}")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String one(
      @PathVariable String key,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Connection connection = require(key);
    ConnectionView view = views.one(connection, user, wording.in(locale));
    model.addAttribute("view", view);
    return view.draft() ? "connection/steps" : "connection/one";
  }

  /** What the page loads into itself, so that nobody waits for the service to see the page. */
  @GetMapping("/connections/{key}/health")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String health(
      @PathVariable String key,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean isPart,
      Model model,
      Locale locale,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    Connection connection = require(key);
    if (!isPart) {
      return page(connection);
    }
    Stage before = setup.state(connection.key()).stage();
    Words words = wording.in(locale);
    try {
      Health found =
          health.known(connection.key()).orElseGet(() -> health.check(connection.key(), user));
      model.addAttribute("health", views.health(found, words));
    } catch (Problem problem) {
      model.addAttribute("healthTrouble", words.problem(problem));
    }
    if (setup.state(connection.key()).stage() != before) {
      response.setHeader("HX-Refresh", "true");
    }
    return "connection/health :: health";
  }

  @PostMapping("/connections/{key}/check")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String check(
      @PathVariable String key,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Connection connection = require(key);
    try {
      health.check(connection.key(), user);
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", wording.in(locale).problem(problem));
    }
    return page(connection);
  }

  /** Asks once more, or says what stands in the way and leads there. */
  @GetMapping("/connections/{key}/remove")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String askToRemove(
      @PathVariable String key,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    model.addAttribute("view", views.one(require(key), user, wording.in(locale)));
    return "connection/remove";
  }

  @PostMapping("/connections/{key}/remove")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String remove(@PathVariable String key, Locale locale, RedirectAttributes after) {
    Connection connection = require(key);
    try {
      editor.remove(sections.connections(), connection.key());
    } catch (Problem problem) {
      if (problem.code() != ProblemCode.IN_USE) {
        throw problem;
      }
      return page(connection) + "/remove"; // an export was given it meanwhile
    }
    after.addFlashAttribute(
        "notice", wording.in(locale).say("connection.removed", connection.displayName()));
    return "redirect:/connections";
  }

  private Connection require(String key) {
    return sections.connections().require(Key.of(key));
  }

  private static String page(Connection connection) {
    return "redirect:" + ConnectionViews.address(connection.key());
  }
}
