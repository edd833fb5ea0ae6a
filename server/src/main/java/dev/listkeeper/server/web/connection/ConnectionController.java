package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.Connection.Sharing;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of connections, adding one, and one of them. For Administrators. */
@Controller
class ConnectionController {
  private static final int LONGEST_NAME = 200;

  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionViews views;
  private final Wording wording;

  ConnectionController(
      Sections sections, WorkspaceEditor editor, ConnectionViews views, Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/connections")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String list(Model model, Locale locale) {
    model.addAttribute("view", views.list(wording.in(locale)));
    return "connection/list";
  }

  @GetMapping("/connections/{key}")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String one(@PathVariable String key, Model model, Locale locale) {
    Connection connection = sections.connections().require(Key.of(key));
    model.addAttribute("view", views.one(connection, wording.in(locale)));
    return "connection/one";
  }

  @GetMapping("/connections/_new")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String add() {
    return "connection/form";
  }

  @PostMapping("/connections/_new")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String create(
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "ADMINISTRATORS") Sharing availableTo,
      Model model,
      Locale locale,
      HttpServletResponse response) {
    String name = displayName.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("mistake", wording.in(locale).say("connection.need.name", LONGEST_NAME));
      model.addAttribute("displayName", displayName);
      model.addAttribute("availableTo", availableTo);
      return "connection/form";
    }
    Key key = Key.named(name, taken -> sections.connections().stored().find(taken).isPresent());
    Connection connection = new Connection(key, name, availableTo, Optional.empty());
    editor.put(sections.connections(), connection);
    return "redirect:" + ConnectionViews.address(connection);
  }

  @PostMapping("/connections/{key}/remove")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String remove(@PathVariable String key, Locale locale, RedirectAttributes after) {
    Words words = wording.in(locale);
    Connection connection = sections.connections().require(Key.of(key));
    try {
      editor.remove(sections.connections(), connection.key());
    } catch (Problem inUse) {
      after.addFlashAttribute("trouble", inUse.sentence());
      return "redirect:" + ConnectionViews.address(connection);
    }
    after.addFlashAttribute("notice", words.say("connection.removed", connection.displayName()));
    return "redirect:/connections";
  }
}
