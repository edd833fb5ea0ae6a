package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.Connection.Sharing;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding a connection, up to Connect, and changing its name, sharing and limit later. */
@Controller
class ConnectionFormController {
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionSetup setup;
  private final ConnectionViews views;
  private final Wording wording;

  ConnectionFormController(
      Sections sections,
      WorkspaceEditor editor,
      ConnectionSetup setup,
      ConnectionViews views,
      Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.setup = setup;
    this.views = views;
    this.wording = wording;
  }

  /** The choice of a type, and for a chosen one the form. */
  @GetMapping("/connections/_new")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String add(@RequestParam(defaultValue = "") String type, Model model) {
    return type.isEmpty() ? "connection/types" : form(model, ConnectionFields.NEW, Map.of());
  }

  /** Connect: from here on there is a draft, to which somebody agreed. */
  @PostMapping("/connections/_new")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String connect(
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "ADMINISTRATORS") Sharing availableTo,
      @RequestParam(defaultValue = "false") boolean agree,
      Model model,
      Locale locale,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    ConnectionFields fields = new ConnectionFields(displayName, availableTo, agree, "");
    Map<String, String> mistakes = fields.mistakes(wording.in(locale));
    if (!mistakes.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return form(model, fields, mistakes);
    }
    Key key =
        Key.named(
            displayName.strip(), taken -> sections.connections().stored().find(taken).isPresent());
    editor.put(sections.connections(), fields.connection(key));
    setup.agree(key, user);
    return "redirect:" + ConnectionViews.address(key);
  }

  private String form(Model model, ConnectionFields fields, Map<String, String> mistakes) {
    model.addAttribute("fields", fields);
    model.addAttribute("mistakes", mistakes);
    model.addAttribute("privacyNotice", views.notice());
    return "connection/form";
  }

  @GetMapping("/connections/{key}/edit")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String edit(@PathVariable String key, Model model) {
    Connection connection = sections.connections().require(Key.of(key));
    return editForm(model, connection, ConnectionFields.of(connection), Map.of());
  }

  @PostMapping("/connections/{key}/edit")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String change(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "ADMINISTRATORS") Sharing availableTo,
      @RequestParam(defaultValue = "") String limit,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes after) {
    Connection connection = sections.connections().require(Key.of(key));
    ConnectionFields fields = new ConnectionFields(displayName, availableTo, true, limit);
    Map<String, String> mistakes = fields.mistakes(wording.in(locale));
    if (!mistakes.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return editForm(model, connection, fields, mistakes);
    }
    editor.put(sections.connections(), fields.connection(connection.key()));
    after.addFlashAttribute(
        "notice", wording.in(locale).say("connection.changed", displayName.strip()));
    return "redirect:" + ConnectionViews.address(connection.key());
  }

  private static String editForm(
      Model model, Connection connection, ConnectionFields fields, Map<String, String> mistakes) {
    model.addAttribute("name", connection.displayName());
    model.addAttribute("address", ConnectionViews.address(connection.key()));
    model.addAttribute("usual", Connection.LIMIT);
    model.addAttribute("fields", fields);
    model.addAttribute("mistakes", mistakes);
    return "connection/edit";
  }
}
