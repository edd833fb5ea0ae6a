package dev.listkeeper.server.web.home;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.work.Work;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The first page after signing in. */
@Controller
class HomeController {
  private final HomeViews views;
  private final Work work;
  private final Wording wording;

  HomeController(HomeViews views, Work work, Wording wording) {
    this.views = views;
    this.work = work;
    this.wording = wording;
  }

  @GetMapping("/")
  @Needs(Permission.SEE_WORKSPACE)
  String show(Model model, Locale locale, @AuthenticationPrincipal CurrentUser user) {
    model.addAttribute("view", views.of(user, wording.in(locale)));
    return "home/home";
  }

  @PostMapping("/refresh")
  @Needs(Permission.REFRESH)
  String refresh(@AuthenticationPrincipal CurrentUser user) {
    work.startRefresh(user);
    return "redirect:/";
  }
}
