package dev.listkeeper.server.web.system;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.workspace.Key;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Refreshes: all there were, one as a whole, and asking for one or for its end. */
@Controller
@RequestMapping(RefreshController.PAGE)
class RefreshController {
  static final String PAGE = "/refreshes";
  private static final int ROWS = 50;

  private final Refreshes refreshes;
  private final Work work;
  private final RefreshViews views;
  private final InstantSource clock;
  private final Wording wording;

  /** All there were. */
  record All(String state, List<RefreshLine> lines, PagerView pager) {}

  RefreshController(
      Refreshes refreshes, Work work, RefreshViews views, InstantSource clock, Wording wording) {
    this.refreshes = refreshes;
    this.work = work;
    this.views = views;
    this.clock = clock;
    this.wording = wording;
  }

  static String address(long id) {
    return PAGE + "/" + id;
  }

  @GetMapping
  @Needs(Permission.SEE_WORKSPACE)
  String all(@RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
    Words words = wording.in(locale);
    Paging paging = Paging.of(page, ROWS);
    long total = refreshes.count();
    model.addAttribute(
        "view",
        new All(
            words.say("system.refreshes.state", total),
            refreshes.summaries(paging.size(), paging.offset()).stream()
                .map(refresh -> RefreshLine.of(refresh, clock.instant(), words))
                .toList(),
            PagerView.of(paging, total, words, number -> PAGE + "?page=" + number)));
    return "system/refreshes";
  }

  @PostMapping
  @Needs(Permission.REFRESH)
  String start(@AuthenticationPrincipal CurrentUser user) {
    return "redirect:" + address(work.startRefresh(user));
  }

  @GetMapping("/{id}")
  @Needs(Permission.SEE_WORKSPACE)
  String one(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    String only = group.isEmpty() ? "" : TaskPlace.of(group).word();
    model.addAttribute(
        "view",
        refreshes
            .find(id)
            .map(refresh -> views.of(refresh, only, page, user, wording.in(locale)))
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no refresh " + id + ".")));
    return "system/refresh";
  }

  @PostMapping("/{id}/cancel")
  @Needs(Permission.REFRESH)
  String cancel(@PathVariable long id, @AuthenticationPrincipal CurrentUser user) {
    work.cancelRefresh(id, user);
    return "redirect:" + address(id);
  }

  @PostMapping("/{id}/" + TaskPlace.PATTERN + "/{key}/cancel")
  @Needs(Permission.REFRESH)
  String cancel(
      @PathVariable long id,
      @PathVariable String group,
      @PathVariable String key,
      @AuthenticationPrincipal CurrentUser user) {
    work.cancelTask(id, TaskPlace.of(group).kind(), Key.of(key), user);
    return "redirect:" + address(id);
  }
}
