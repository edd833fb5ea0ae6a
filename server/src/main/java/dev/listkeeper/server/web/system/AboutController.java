package dev.listkeeper.server.web.system;

import dev.listkeeper.server.api.AboutApi;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is running here, and under which licences. */
@Controller
class AboutController {
  private final AboutApi about;
  private final Wording wording;

  /**
   * What is shown.
   *
   * @param privacyNotice address of the operator's; null when there is none
   */
  record View(
      List<SystemTabs.Tab> tabs,
      AboutApi.About about,
      @Nullable String privacyNotice,
      List<AboutApi.Component> components) {}

  AboutController(AboutApi about, Wording wording) {
    this.about = about;
    this.wording = wording;
  }

  @GetMapping(SystemTabs.ABOUT)
  @Needs(Permission.SEE_WORKSPACE)
  String show(Model model, Locale locale, @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    AboutApi.About found = about.about();
    model.addAttribute(
        "view",
        new View(
            SystemTabs.of(user, SystemTabs.ABOUT, words),
            found,
            found.privacyNotice().map(URI::toString).orElse(null),
            about.components()));
    return "system/about";
  }
}
