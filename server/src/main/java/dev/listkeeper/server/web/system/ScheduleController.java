package dev.listkeeper.server.web.system;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Workspace;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * When the system refreshes itself. Every button of the form sends all of it; one of them saves.
 */
@Controller
class ScheduleController {
  private static final String PAGE = "system/schedule";

  private final ScheduleViews views;
  private final StoredSystemSchedule stored;
  private final Workspace workspace;
  private final Wording wording;

  ScheduleController(
      ScheduleViews views, StoredSystemSchedule stored, Workspace workspace, Wording wording) {
    this.views = views;
    this.stored = stored;
    this.workspace = workspace;
    this.wording = wording;
  }

  @GetMapping(SystemTabs.SCHEDULE)
  @Needs(Permission.OPERATE)
  String show(Model model, Locale locale, @AuthenticationPrincipal CurrentUser user) {
    model.addAttribute("view", views.asItIs(user, wording.in(locale)));
    return PAGE;
  }

  @PostMapping(SystemTabs.SCHEDULE)
  @Needs(Permission.OPERATE)
  String save(
      @ModelAttribute("fields") ScheduleFields fields,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Map<String, String> mistakes = fields.mistakes(words);
    if (!mistakes.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("view", views.of(fields, mistakes, user, words));
      return PAGE;
    }
    stored.save(fields.schedule(), user.email(), workspace.clock().instant());
    after.addFlashAttribute("notice", words.say("system.schedule.saved"));
    return "redirect:" + SystemTabs.SCHEDULE;
  }

  /** One more time, one less, or a look at the next runs; nothing of it is kept. */
  @PostMapping(value = SystemTabs.SCHEDULE + "/preview")
  @Needs(Permission.OPERATE)
  String preview(
      @ModelAttribute("fields") ScheduleFields fields,
      @RequestParam(defaultValue = "") String add,
      @RequestParam(defaultValue = "-1") int remove,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    ScheduleFields changed = fields.withoutTime(remove);
    model.addAttribute(
        "view",
        views.of(add.isEmpty() ? changed : changed.withAnotherTime(), Map.of(), user, words));
    return PAGE;
  }
}
