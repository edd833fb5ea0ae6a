package dev.listkeeper.server.web.system;

import dev.listkeeper.server.api.PauseApi;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.installation.Paused;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pausing everything and going on, with what that means. */
@Controller
class PauseController {
  private static final String BACK = "redirect:" + SystemTabs.PAUSE;

  private final PauseApi pause;
  private final Installation installation;
  private final Wording wording;

  PauseController(PauseApi pause, Installation installation, Wording wording) {
    this.pause = pause;
    this.installation = installation;
    this.wording = wording;
  }

  @GetMapping(SystemTabs.PAUSE)
  @Needs(Permission.OPERATE)
  String show(Model model, Locale locale, @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Optional<Paused> paused = installation.paused();
    model.addAttribute(
        "view",
        new PauseView(
            SystemTabs.of(user, SystemTabs.PAUSE, words),
            paused.isPresent(),
            paused.filter(one -> one.cause() == Paused.Cause.COPIED).isPresent(),
            paused.map(one -> sentence(one, words)).orElseGet(() -> words.say("pause.running"))));
    return "system/pause";
  }

  private static String sentence(Paused paused, Words words) {
    String since = words.moment(paused.since()).text();
    return switch (paused.cause()) {
      case COPIED -> words.say("pause.copied", since);
      case ASKED ->
          words.say(
              "pause.paused", since, paused.by(), paused.note().isEmpty() ? 0 : 1, paused.note());
    };
  }

  @PostMapping(SystemTabs.PAUSE)
  @Needs(Permission.OPERATE)
  String pause(
      @RequestParam(defaultValue = "") String note,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    pause.pause(new PauseApi.PauseRequest(note), user);
    after.addFlashAttribute("notice", wording.in(locale).say("pause.done"));
    return BACK;
  }

  @PostMapping(SystemTabs.PAUSE + "/end")
  @Needs(Permission.OPERATE)
  String resume(
      Locale locale, RedirectAttributes after, @AuthenticationPrincipal CurrentUser user) {
    pause.resume(user);
    after.addFlashAttribute("notice", wording.in(locale).say("pause.ended"));
    return BACK;
  }
}
