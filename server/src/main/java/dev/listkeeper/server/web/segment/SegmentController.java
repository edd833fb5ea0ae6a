package dev.listkeeper.server.web.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.ListQuery;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of segments, and one of them. */
@Controller
class SegmentController {
  private static final int ROWS = 25;

  private final Definitions<Segment> segments;
  private final SegmentListViews lists;
  private final SegmentViews views;
  private final Work work;
  private final Wording wording;

  SegmentController(
      Definitions<Segment> segments,
      SegmentListViews lists,
      SegmentViews views,
      Work work,
      Wording wording) {
    this.segments = segments;
    this.lists = lists;
    this.views = views;
    this.work = work;
    this.wording = wording;
  }

  @GetMapping("/segments")
  @Needs(Permission.SEE_WORKSPACE)
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    ListQuery<SegmentColumn> query =
        ListQuery.of("/segments", SegmentColumn.class, search, sort, order);
    model.addAttribute("view", lists.of(query, user, Paging.of(page, ROWS), wording.in(locale)));
    return "segment/list";
  }

  @PostMapping("/segments/_refresh")
  @Needs(Permission.REFRESH)
  String refreshAll(@AuthenticationPrincipal CurrentUser user) {
    work.startSegmentsRefresh(user);
    return "redirect:/segments";
  }

  @PostMapping("/segments/{key}/refresh")
  @Needs(Permission.REFRESH)
  String refresh(@PathVariable String key, @AuthenticationPrincipal CurrentUser user) {
    work.startSegmentRefresh(Key.of(key), user);
    return "redirect:/segments/" + Key.of(key);
  }

  @GetMapping("/segments/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  String one(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Segment segment =
        segments
            .find(Key.of(key))
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no segment '" + key + "'."));
    model.addAttribute(
        "view", views.one(segment, user, search, Paging.of(page, ROWS), wording.in(locale)));
    return "segment/one";
  }
}
