package dev.listkeeper.server.web.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.workspace.Key;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows how a file would be read, and makes a data source of it. */
@Controller
class SourceFormController {
  private static final String PAGE = "source/file";

  private final SourceFormViews views;
  private final SourceReader reader;
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final Work work;
  private final Wording wording;

  SourceFormController(
      SourceFormViews views,
      SourceReader reader,
      Sections sections,
      WorkspaceEditor editor,
      Work work,
      Wording wording) {
    this.views = views;
    this.reader = reader;
    this.sections = sections;
    this.editor = editor;
    this.work = work;
    this.wording = wording;
  }

  @GetMapping("/sources/_file")
  @Needs(Permission.CONFIGURE_DATA)
  String look(@ModelAttribute SourceFields fields, Model model, Locale locale) {
    model.addAttribute("view", views.of(fields.suggested(), Map.of(), null, wording.in(locale)));
    return PAGE;
  }

  @PostMapping("/sources/_file")
  @Needs(Permission.CONFIGURE_DATA)
  String save(
      @ModelAttribute SourceFields fields,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Map<String, String> mistakes = fields.mistakes(words);
    String refusal = null;
    if (mistakes.isEmpty()) {
      try {
        DataSource source = save(fields);
        after.addFlashAttribute("notice", words.say(read(source, user), source.displayName()));
        return "redirect:" + SourceViews.address(source);
      } catch (Problem problem) {
        refusal = problem.sentence();
      }
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("view", views.of(fields, mistakes, refusal, words));
    return PAGE;
  }

  private DataSource save(SourceFields fields) {
    Key key =
        Key.named(
            fields.displayName(), taken -> sections.sources().stored().find(taken).isPresent());
    DataSource source = fields.source(key);
    reader.preview(source, fields.fileTable()); // what can't be read is not saved
    editor.put(sections.sources(), source);
    if (!fields.customers().isEmpty()) {
      editor.put(sections.customers(), new Customers(source.name(fields.fileTable())));
    }
    return source;
  }

  /** It is read at once, unless everything is paused; either way it is saved. */
  private String read(DataSource source, CurrentUser user) {
    try {
      work.startSourceRefresh(source.key(), user);
      return "source.added.reading";
    } catch (Problem notNow) {
      return "source.added";
    }
  }
}
