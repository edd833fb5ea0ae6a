package dev.listkeeper.server.web.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of data sources, and one of them. */
@Controller
class SourceController {
  private final Definitions<DataSource> sources;
  private final SourceViews views;
  private final Work work;
  private final Wording wording;

  SourceController(Definitions<DataSource> sources, SourceViews views, Work work, Wording wording) {
    this.sources = sources;
    this.views = views;
    this.work = work;
    this.wording = wording;
  }

  @GetMapping("/sources")
  @Needs(Permission.SEE_WORKSPACE)
  String list(Model model, Locale locale, @AuthenticationPrincipal CurrentUser user) {
    boolean mayAdd = user.may(Permission.CONFIGURE_DATA);
    model.addAttribute("view", views.list(sources.all(), mayAdd, wording.in(locale)));
    return "source/list";
  }

  @GetMapping("/sources/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  String one(
      @PathVariable String key,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    boolean mayRefresh = user.may(Permission.REFRESH);
    model.addAttribute("view", views.one(find(sources, key), mayRefresh, wording.in(locale)));
    return "source/one";
  }

  @PostMapping("/sources/{key}/refresh")
  @Needs(Permission.REFRESH)
  String refresh(
      @PathVariable String key,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    DataSource source = find(sources, key);
    work.startSourceRefresh(source.key(), user);
    after.addFlashAttribute(
        "notice", wording.in(locale).say("source.refreshing", source.displayName()));
    return "redirect:" + SourceViews.address(source);
  }

  static DataSource find(Definitions<DataSource> sources, String key) {
    return sources
        .find(Key.of(key))
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no data source '" + key + "'."));
  }
}
