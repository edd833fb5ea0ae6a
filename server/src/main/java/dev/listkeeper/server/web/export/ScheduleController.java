package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When exports run: of one, or of several at once. Whoever may edit one may schedule it. */
@Controller
class ScheduleController {
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionRights rights;
  private final ScheduleViews views;
  private final Wording wording;

  ScheduleController(
      Sections sections,
      WorkspaceEditor editor,
      ConnectionRights rights,
      ScheduleViews views,
      Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.rights = rights;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/exports/{key}/schedule")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String ofOne(
      @PathVariable String key,
      @ModelAttribute ScheduleFields fields,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    return look(editable(List.of(key), user), fields, model, locale);
  }

  @GetMapping("/exports/_schedule")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String ofSeveral(
      @RequestParam(name = "export", defaultValue = "") List<String> keys,
      @ModelAttribute ScheduleFields fields,
      Model model,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    List<Export> exports = editable(keys, user);
    if (exports.isEmpty()) {
      after.addFlashAttribute("trouble", wording.in(locale).say("schedule.none-selected"));
      return "redirect:/exports";
    }
    return look(exports, fields, model, locale);
  }

  @PostMapping("/exports/{key}/schedule")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String saveOne(
      @PathVariable String key,
      @RequestParam(defaultValue = "false") boolean more,
      @ModelAttribute ScheduleFields fields,
      Model model,
      Locale locale,
      RedirectAttributes after,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    List<Export> exports = editable(List.of(key), user);
    return save(exports, more, fields, model, locale, after, response);
  }

  @PostMapping("/exports/_schedule")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String saveSeveral(
      @RequestParam(name = "export", defaultValue = "") List<String> keys,
      @RequestParam(defaultValue = "false") boolean more,
      @ModelAttribute ScheduleFields fields,
      Model model,
      Locale locale,
      RedirectAttributes after,
      HttpServletResponse response,
      @AuthenticationPrincipal CurrentUser user) {
    List<Export> exports = editable(keys, user);
    return exports.isEmpty()
        ? "redirect:/exports"
        : save(exports, more, fields, model, locale, after, response);
  }

  /**
   * @throws Problem NOT_ALLOWED if there is one among them that the person may not edit
   */
  private List<Export> editable(List<String> keys, CurrentUser user) {
    List<Export> exports =
        keys.stream().distinct().map(key -> sections.exports().require(Key.of(key))).toList();
    exports.forEach(export -> rights.requireMayEdit(user, export));
    return exports;
  }

  private String look(List<Export> exports, ScheduleFields fields, Model model, Locale locale) {
    ScheduleFields shown = fields.isUntouched() ? ScheduleFields.of(exports) : fields;
    return show(exports, shown, Map.of(), null, model, wording.in(locale));
  }

  private String save(
      List<Export> exports,
      boolean more,
      ScheduleFields fields,
      Model model,
      Locale locale,
      RedirectAttributes after,
      HttpServletResponse response) {
    Words words = wording.in(locale);
    if (more) {
      return show(exports, fields.withPlaceForATime(), Map.of(), null, model, words);
    }
    Map<String, String> mistakes = mistakes(fields, words);
    String problem = null;
    if (mistakes.isEmpty()) {
      try {
        return saved(exports, fields, after, words);
      } catch (Problem refusal) {
        problem = refusal.sentence();
      }
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return show(exports, fields, mistakes, problem, model, words);
  }

  private static Map<String, String> mistakes(ScheduleFields fields, Words words) {
    if (fields.choice().isEmpty()) {
      return Map.of("runs", words.say("schedule.need.choice"));
    }
    return fields.choice().get() == ScheduleChoice.OWN_TIMES
        ? fields.own().mistakes(words)
        : Map.of();
  }

  private String saved(
      List<Export> exports, ScheduleFields fields, RedirectAttributes after, Words words) {
    ScheduleChoice choice = fields.choice().orElseThrow();
    Optional<Schedule> own =
        choice == ScheduleChoice.OWN_TIMES
            ? Optional.of(fields.own().schedule())
            : Optional.empty();
    List<Export> changed =
        exports.stream().map(export -> export.on(choice.of(export, own))).toList();
    editor.putAll(sections.exports(), changed);
    after.addFlashAttribute(
        "notice",
        changed.size() == 1
            ? words.say("schedule.saved", ScheduleViews.said(changed.getFirst(), words))
            : words.say("schedule.saved-several", changed.size()));
    return "redirect:"
        + (changed.size() == 1 ? ExportViews.address(changed.getFirst().key()) : "/exports");
  }

  private String show(
      List<Export> exports,
      ScheduleFields fields,
      Map<String, String> mistakes,
      @Nullable String problem,
      Model model,
      Words words) {
    model.addAttribute("view", views.of(exports, fields, mistakes, problem, words));
    return "export/schedule";
  }
}
