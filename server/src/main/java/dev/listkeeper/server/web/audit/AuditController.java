package dev.listkeeper.server.web.audit;

import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.AuditEntry;
import dev.listkeeper.server.audit.AuditFilter;
import dev.listkeeper.server.audit.AuditLog;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The page on which Administrators find who did what. */
@Controller
class AuditController {
  private static final int ROWS = 50;

  private final AuditLog log;
  private final Workspace workspace;
  private final Wording wording;

  AuditController(AuditLog log, Workspace workspace, Wording wording) {
    this.log = log;
    this.workspace = workspace;
    this.wording = wording;
  }

  @GetMapping("/audit")
  @Needs(Permission.SEE_AUDIT)
  String show(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String object,
      @RequestParam(defaultValue = "") String fromDay,
      @RequestParam(defaultValue = "") String toDay,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale) {
    Words words = wording.in(locale);
    AuditFields fields = new AuditFields(who, action, object, fromDay, toDay);
    AuditFilter filter = fields.filter(workspace.zone());
    Paging paging = Paging.of(page, ROWS);
    long total = log.count(filter);
    model.addAttribute(
        "view",
        new AuditView(
            words.say("audit.state", total),
            fields,
            actions(action, words),
            log.latest(filter, paging.size(), paging.offset()).stream()
                .map(entry -> line(entry, words))
                .toList(),
            AuditFields.file(filter),
            PagerView.of(paging, total, words, fields::page)));
    return "audit/list";
  }

  private static List<Option> actions(String chosen, Words words) {
    return Stream.concat(
            Stream.of(new Option("", words.say("audit.action.all"), chosen.isEmpty())),
            Arrays.stream(AuditAction.values())
                .map(action ->
                    new Option(
                        action.name(),
                        words.say("audit.action", action),
                        action.name().equals(chosen))))
        .toList();
  }

  private static AuditView.Line line(AuditEntry entry, Words words) {
    return new AuditView.Line(
        words.moment(entry.at()),
        entry.who(),
        entry.token().orElse(""),
        words.say("audit.action", entry.action()),
        entry.object(),
        entry.name(),
        entry.from(),
        words.say("audit.changes", entry.changes().size()),
        entry.changes().stream().map(AuditController::change).toList());
  }

  private static AuditView.Change change(ValueChange change) {
    return new AuditView.Change(change.field(), text(change.before()), text(change.after()));
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "–" : value.isString() ? value.stringValue() : value.toString();
  }
}
