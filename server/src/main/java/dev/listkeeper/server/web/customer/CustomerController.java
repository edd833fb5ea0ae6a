package dev.listkeeper.server.web.customer;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Lifting;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of customers, and one of them. On screen only: nothing of it is a file. */
@Controller
class CustomerController {
  private static final int ROWS = 25;
  private static final String ONE = "customer/one";

  private final CustomerList list;
  private final CustomerViews views;
  private final Lifting lifting;
  private final Sections sections;
  private final ConnectionRights rights;
  private final Wording wording;

  CustomerController(
      CustomerList list,
      CustomerViews views,
      Lifting lifting,
      Sections sections,
      ConnectionRights rights,
      Wording wording) {
    this.list = list;
    this.views = views;
    this.lifting = lifting;
    this.sections = sections;
    this.rights = rights;
    this.wording = wording;
  }

  @GetMapping(path = "/customers", params = "!id")
  @Needs(Permission.SEE_WORKSPACE)
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale) {
    model.addAttribute("view", list.find(search, Paging.of(page, ROWS), wording.in(locale)));
    return "customer/list";
  }

  /** For a CustomerId that can't stand in a path, such as one with a slash. */
  @GetMapping(path = "/customers", params = "id")
  @Needs(Permission.SEE_WORKSPACE)
  String oneOfAnyName(
      @RequestParam String id,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    return show(id, page, model, locale, user);
  }

  @GetMapping("/customers/{id}")
  @Needs(Permission.SEE_WORKSPACE)
  String one(
      @PathVariable String id,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    return show(id, page, model, locale, user);
  }

  private String show(String id, int page, Model model, Locale locale, CurrentUser user) {
    Words words = wording.in(locale);
    model.addAttribute("view", views.one(id, Paging.of(page, ROWS), user, words));
    return ONE;
  }

  @PostMapping("/customers/lift")
  @Needs(Permission.LOOSEN_SAFEGUARDS)
  String lift(
      @RequestParam String customerId,
      @RequestParam String export,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Export lifted = sections.exports().require(Key.of(export));
    rights.requireMayEdit(user, lifted);
    try {
      lifting.lift(lifted, customerId, user.email());
      after.addFlashAttribute(
          "notice", wording.in(locale).say("customer.lifted.notice", lifted.displayName()));
    } catch (Problem refusal) {
      after.addFlashAttribute("trouble", refusal.sentence());
    }
    return "redirect:" + CustomerAddress.of(customerId);
  }
}
