package dev.listkeeper.server.web.export;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.SafeguardRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding and editing an export. What was typed stays until it can be saved. */
@Controller
class ExportFormController {
  static final String PAGE = "export/form";

  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionRights rights;
  private final Work work;
  private final ExportReader reader;
  private final SaveQuestions questions;
  private final ExportFormViews views;
  private final Wording wording;

  ExportFormController(
      Sections sections,
      WorkspaceEditor editor,
      ConnectionRights rights,
      Work work,
      ExportReader reader,
      SaveQuestions questions,
      ExportFormViews views,
      Wording wording) {
    this.sections = sections;
    this.editor = editor;
    this.rights = rights;
    this.work = work;
    this.reader = reader;
    this.questions = questions;
    this.views = views;
    this.wording = wording;
  }

  /**
   * An empty form, or one begun elsewhere.
   *
   * @param segment chosen already
   * @param copy key of the export it is to be like
   */
  @GetMapping("/exports/_new")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String add(
      @RequestParam(defaultValue = "") List<String> segment,
      @RequestParam(defaultValue = "") String copy,
      Model model,
      Locale locale,
      HttpSession session,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Optional<ExportFields> draft = Draft.take(session, "");
    ExportFields begun =
        copy.isEmpty()
            ? views.suggested(user, words).withSegments(segment)
            : copied(sections.exports().require(Key.of(copy)), user, words);
    ExportFields fields = draft.map(kept -> continued(kept, begun)).orElse(begun);
    FilledForm form = new FilledForm(Optional.empty(), fields, user, words);
    boolean typed = draft.isPresent() || !copy.isEmpty();
    return show(form, ExportFormViews.Said.nothing(typed), model);
  }

  /** A connection that was made meanwhile is chosen if it is the only one. */
  private static ExportFields continued(ExportFields kept, ExportFields begun) {
    return kept.connection().isEmpty() ? kept.withConnection(begun.connection()) : kept;
  }

  private ExportFields copied(Export export, CurrentUser user, Words words) {
    rights.requireMayEdit(user, export);
    return ExportFields.of(export).copied(words.say("export.copy.name", export.displayName()));
  }

  @GetMapping("/exports/{key}/edit")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String edit(
      @PathVariable String key,
      Model model,
      Locale locale,
      HttpSession session,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    Optional<ExportFields> draft = Draft.take(session, key);
    FilledForm form =
        new FilledForm(
            Optional.of(export),
            draft.orElseGet(() -> ExportFields.of(export)),
            user,
            wording.in(locale));
    return show(form, ExportFormViews.Said.nothing(draft.isPresent()), model);
  }

  @PostMapping("/exports/_new")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String create(
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    FilledForm form =
        new FilledForm(Optional.empty(), ExportFields.of(typed), user, wording.in(locale));
    return save(form, model, response, after);
  }

  @PostMapping("/exports/{key}/edit")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String change(
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Export export = sections.exports().require(Key.of(key));
    rights.requireMayEdit(user, export);
    FilledForm form =
        new FilledForm(Optional.of(export), ExportFields.of(typed), user, wording.in(locale));
    return save(form, model, response, after);
  }

  private String save(
      FilledForm form, Model model, HttpServletResponse response, RedirectAttributes after) {
    ExportReader.Result read = reader.read(form);
    Optional<ExportFormViews.Said> asked = read.export().flatMap(now -> questions.of(form, now));
    String problem = null;
    if (read.export().isPresent() && asked.isEmpty()) {
      try {
        return saved(form, read.export().get(), after);
      } catch (Problem refusal) {
        switch (refusal.code()) {
          case LIST_OWNED, LIST_NOT_FOUND -> read.mistakes().add("list", refusal.sentence());
          default -> problem = form.words().problem(refusal);
        }
      }
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    ExportFormViews.Said refused =
        new ExportFormViews.Said(true, read.mistakes(), problem, null, null, "");
    return show(form, asked.orElse(refused), model);
  }

  /** Saves; people are taken off the list it had before it gets another. */
  private String saved(FilledForm form, Export wanted, RedirectAttributes after) {
    Words words = form.words();
    boolean takesOff = SaveQuestions.takesOff(form, wanted);
    Export export =
        takesOff ? SaveQuestions.whereItWas(wanted, form.before().orElseThrow()) : wanted;
    SafeguardRights.requireMaySave(form.user(), form.before(), export);
    export.connection().ifPresent(connection -> rights.requireMayUse(form.user(), connection));
    List<String> remarks = editor.put(sections.exports(), export);
    String address = ExportViews.address(export.key());
    if (!remarks.isEmpty()) {
      after.addFlashAttribute("trouble", String.join(" ", remarks));
    }
    if (takesOff) {
      int number = work.startRun(export.key(), Extent.NOBODY_STAYS, form.user());
      after.addFlashAttribute("notice", words.say("leaving.begun", export.displayName()));
      return "redirect:" + address + "/runs/" + number;
    }
    after.addFlashAttribute("notice", words.say("export.saved", export.displayName()));
    return "redirect:" + address;
  }

  private String show(FilledForm form, ExportFormViews.Said said, Model model) {
    model.addAttribute("view", views.of(form, said));
    return PAGE;
  }
}
