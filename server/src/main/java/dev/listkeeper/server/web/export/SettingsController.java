package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How an export is set up, for those who may not change it. */
@Controller
class SettingsController {
  private final Sections sections;
  private final SettingsViews views;
  private final Wording wording;

  SettingsController(Sections sections, SettingsViews views, Wording wording) {
    this.sections = sections;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/exports/{key}/view")
  @Needs(Permission.SEE_WORKSPACE)
  String view(
      @PathVariable String key,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    model.addAttribute("view", views.of(export, user, wording.in(locale)));
    return "export/view";
  }
}
