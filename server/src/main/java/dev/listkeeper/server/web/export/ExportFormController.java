package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.customer.ModelReader;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.SafeguardRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Adding and editing an export. What was typed stays until it can be saved. */
@Controller
class ExportFormController {
  private static final String PAGE = "export/form";

  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionRights rights;
  private final ModelReader models;
  private final ExportFormViews views;
  private final Wording wording;

  ExportFormController(
      Sections sections,
      WorkspaceEditor editor,
      ConnectionRights rights,
      ModelReader models,
      ExportFormViews views,
      Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.rights = rights;
    this.models = models;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/exports/_new")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String add(Model model, Locale locale, @AuthenticationPrincipal CurrentUser user) {
    return show(Optional.empty(), ExportFields.EMPTY, Map.of(), null, model, locale, user);
  }

  @GetMapping("/exports/{key}/edit")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String edit(
      @PathVariable String key,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    return show(Optional.of(export), ExportFields.of(export), Map.of(), null, model, locale, user);
  }

  @PostMapping("/exports/_new")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String create(
      @ModelAttribute ExportFields fields,
      Model model,
      Locale locale,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    return save(Optional.empty(), fields, model, locale, response, user);
  }

  @PostMapping("/exports/{key}/edit")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String change(
      @PathVariable String key,
      @ModelAttribute ExportFields fields,
      Model model,
      Locale locale,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    return save(Optional.of(export), fields, model, locale, response, user);
  }

  private String save(
      Optional<Export> before,
      ExportFields fields,
      Model model,
      Locale locale,
      HttpServletResponse response,
      CurrentUser user) {
    Map<String, String> mistakes = fields.mistakes(wording.in(locale));
    String problem = null;
    if (mistakes.isEmpty()) {
      try {
        Key key = before.map(Export::key).orElseGet(() -> unusedKey(fields.displayName()));
        Export export =
            fields.export(
                key,
                before.map(Export::matching),
                before.flatMap(Export::schedule),
                before.map(Export::rules).orElse(ExportRules.DEFAULT));
        SafeguardRights.requireMaySave(user, before, export);
        models.current().ifPresent(customers -> requireKnown(export, customers));
        export.connection().ifPresent(connection -> rights.requireMayUse(user, connection));
        editor.put(sections.exports(), export);
        return "redirect:" + ExportViews.address(key);
      } catch (Problem refusal) {
        problem = refusal.sentence();
      }
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return show(before, fields, mistakes, problem, model, locale, user);
  }

  private static void requireKnown(Export export, CustomerModel customers) {
    Mapping.check(customers, export.matching());
  }

  private Key unusedKey(String displayName) {
    return Key.named(displayName, key -> sections.exports().stored().find(key).isPresent());
  }

  private String show(
      Optional<Export> export,
      ExportFields fields,
      Map<String, String> mistakes,
      @Nullable String problem,
      Model model,
      Locale locale,
      CurrentUser user) {
    Words words = wording.in(locale);
    model.addAttribute("view", views.of(export, fields, mistakes, problem, user, words));
    return PAGE;
  }
}
