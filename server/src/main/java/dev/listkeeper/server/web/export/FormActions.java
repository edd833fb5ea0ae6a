package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.connect.AccountLists;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.WayBack;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.MatchedFields;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What can be done in the form of an export besides saving it. Nothing of the export is stored; the
 * form comes back with what was typed.
 */
@Controller
class FormActions {
  /** The key of the export that the form is of; empty for a new one. */
  static final String EXPORT = "export";

  private static final String REMOVE = "remove-";

  private final Sections sections;
  private final ConnectionRights rights;
  private final AccountLists lists;
  private final ListChoices choices;
  private final MatchedFields matched;
  private final ExportReader reader;
  private final PreviewViews previews;
  private final ExportFormViews views;
  private final Wording wording;

  FormActions(
      Sections sections,
      ConnectionRights rights,
      AccountLists lists,
      ListChoices choices,
      MatchedFields matched,
      ExportReader reader,
      PreviewViews previews,
      ExportFormViews views,
      Wording wording) {
    this.sections = sections;
    this.rights = rights;
    this.lists = lists;
    this.choices = choices;
    this.matched = matched;
    this.reader = reader;
    this.previews = previews;
    this.views = views;
    this.wording = wording;
  }

  /**
   * The form again.
   *
   * @param action add or remove-N for a row of Data matching, preview, or anything else to look at
   *     the chosen connection's lists
   */
  @PostMapping("/exports/_form")
  @Needs(Permission.CONFIGURE_EXPORTS)
  String again(
      @RequestParam MultiValueMap<String, String> typed,
      @RequestParam(name = "do", defaultValue = "") String action,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    FilledForm form = form(typed, locale, user);
    List<MatchRow> rows = new ArrayList<>(form.fields().rows());
    String focus = "";
    if (action.equals("add")) {
      focus = MatchingReader.row(rows.size());
      rows.add(MatchRow.EMPTY);
    } else if (action.startsWith(REMOVE)) {
      int number = number(action);
      if (number < rows.size()) {
        rows.remove(number);
      }
      focus = "add-attribute";
    }
    FilledForm now = form.with(form.fields().withRows(rows));
    PreviewView preview = action.equals("preview") ? previews.of(now) : null;
    return show(
        now, new ExportFormViews.Said(true, new Mistakes(), null, null, preview, focus), model);
  }

  private static int number(String action) {
    String digits = action.substring(REMOVE.length());
    return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }

  @PostMapping("/exports/_form/list")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String makeList(
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    FilledForm form = form(typed, locale, user);
    Mistakes mistakes = new Mistakes();
    Optional<Connection> connection = choices.usable(form.fields().connection(), user);
    if (connection.isEmpty()) {
      mistakes.add("connection", form.words().say("export.need.connection"));
    } else if (form.fields().newList().isEmpty()) {
      mistakes.add("newList", form.words().say("export.list.need-name"));
    } else {
      try {
        AccountLists.Choice made =
            lists.create(connection.get().key(), form.fields().newList(), user);
        form = form.with(form.fields().withList(made.id().value(), "").withNewList(""));
        model.addAttribute("notice", form.words().say("export.list.made", made.name()));
      } catch (Problem refusal) {
        mistakes.add("newList", form.words().problem(refusal));
      }
    }
    return show(
        form,
        new ExportFormViews.Said(
            true, mistakes, null, null, null, mistakes.isEmpty() ? "list" : ""),
        model);
  }

  /** Makes the custom fields that are named and that the account lacks. */
  @PostMapping("/exports/_form/custom-fields")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String makeCustomFields(
      @RequestParam MultiValueMap<String, String> typed,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    FilledForm form = form(typed, locale, user);
    Mistakes mistakes = new Mistakes();
    Optional<Export> sample = reader.sample(form, mistakes);
    if (sample.isPresent() && mistakes.isEmpty()) {
      try {
        int made = matched.make(sample.get(), user).size();
        model.addAttribute("notice", form.words().say("match.made", made));
      } catch (Problem refusal) {
        mistakes.add(MatchingReader.WHOLE, form.words().problem(refusal));
      }
    }
    return show(
        form, new ExportFormViews.Said(true, mistakes, null, null, null, "add-attribute"), model);
  }

  /** Keeps what was typed while a connection is made. */
  @PostMapping("/exports/_form/connection")
  @Needs(Permission.MANAGE_CONNECTIONS)
  String addConnection(
      @RequestParam MultiValueMap<String, String> typed,
      Locale locale,
      HttpSession session,
      @AuthenticationPrincipal CurrentUser user) {
    FilledForm form = form(typed, locale, user);
    Draft.keep(session, typed);
    WayBack.remember(
        session, form.key().map(key -> ExportViews.address(key) + "/edit").orElse("/exports/_new"));
    return "redirect:/connections/_new?type=constant-contact";
  }

  private FilledForm form(MultiValueMap<String, String> typed, Locale locale, CurrentUser user) {
    String key = ExportFields.text(typed, EXPORT);
    Optional<Export> export =
        key.isEmpty() ? Optional.empty() : Optional.of(sections.exports().require(Key.of(key)));
    export.ifPresent(stored -> rights.requireMayEdit(user, stored));
    return new FilledForm(export, ExportFields.of(typed), user, wording.in(locale));
  }

  private String show(FilledForm form, ExportFormViews.Said said, Model model) {
    model.addAttribute("view", views.of(form, said));
    return ExportFormController.PAGE;
  }
}
