package dev.listkeeper.server.web.segment;

import dev.listkeeper.export.Export;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Manage exports: which exports a segment feeds, and giving it to others. */
@Controller
class FedExportsController {
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionRights rights;
  private final Wording wording;

  FedExportsController(
      Sections sections, WorkspaceEditor editor, ConnectionRights rights, Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.rights = rights;
    this.wording = wording;
  }

  @GetMapping("/segments/{key}/exports")
  @Needs(Permission.SEE_WORKSPACE)
  String show(@PathVariable String key, Model model, @AuthenticationPrincipal CurrentUser user) {
    Segment segment = sections.segments().require(Key.of(key));
    Map<Key, String> names =
        sections.segments().stored().all().stream()
            .collect(Collectors.toMap(Segment::key, Segment::displayName));
    Predicate<Export> editable = rights.editableBy(user);
    Map<Boolean, List<FedExportsView.Line>> groups =
        sections.exports().stored().all().stream()
            .sorted(Comparator.comparing(Export::displayName))
            .collect(
                Collectors.partitioningBy(
                    export -> export.segments().contains(segment.key()),
                    Collectors.mapping(
                        export -> line(export, names, editable.test(export)),
                        Collectors.toList())));
    model.addAttribute(
        "view",
        new FedExportsView(
            segment.displayName(),
            SegmentViews.address(segment),
            segment.key().value(),
            user.may(Permission.CONFIGURE_EXPORTS),
            groups.getOrDefault(true, List.of()),
            groups.getOrDefault(false, List.of())));
    return "segment/exports";
  }

  private static FedExportsView.Line line(Export export, Map<Key, String> names, boolean mayEdit) {
    String segments =
        export.segments().stream()
            .map(key -> names.getOrDefault(key, key.value()))
            .collect(Collectors.joining(", "));
    return new FedExportsView.Line(
        export.key().value(), export.displayName(), "/exports/" + export.key(), segments, mayEdit);
  }

  @PostMapping("/segments/{key}/exports")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String add(
      @PathVariable String key,
      @RequestParam(name = "export") String exportKey,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Segment segment = sections.segments().require(Key.of(key));
    Export export = sections.exports().require(Key.of(exportKey));
    rights.requireMayEdit(user, export);
    editor.put(sections.exports(), export.fedBy(segment.key()));
    after.addFlashAttribute(
        "notice",
        wording
            .in(locale)
            .say("segment.exports.added", segment.displayName(), export.displayName()));
    return "redirect:" + SegmentViews.address(segment) + "/exports";
  }
}
