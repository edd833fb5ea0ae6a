package dev.listkeeper.server.web.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of segments, and one of them. */
@Controller
class SegmentController {
  private static final int ROWS = 25;

  private final Definitions<Segment> segments;
  private final SegmentViews views;
  private final Wording wording;

  SegmentController(Definitions<Segment> segments, SegmentViews views, Wording wording) {
    this.segments = segments;
    this.views = views;
    this.wording = wording;
  }

  @GetMapping("/segments")
  @Needs(Permission.SEE_WORKSPACE)
  String list(Model model, Locale locale) {
    model.addAttribute("view", views.list(segments.all(), wording.in(locale)));
    return "segment/list";
  }

  @GetMapping("/segments/{key}")
  @Needs(Permission.SEE_WORKSPACE)
  String one(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale) {
    Segment segment =
        segments
            .find(Key.of(key))
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "There is no segment '" + key + "'."));
    model.addAttribute(
        "view", views.one(segment, search, Paging.of(page, ROWS), wording.in(locale)));
    return "segment/one";
  }
}
