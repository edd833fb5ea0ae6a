package dev.listkeeper.server.web.permission;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** API tokens: made for the one who asks, revoked for anybody. */
@Controller
class TokenController {
  private static final String PAGE = "redirect:/permissions";

  private final ApiTokens tokens;
  private final Workspace workspace;
  private final Wording wording;

  TokenController(ApiTokens tokens, Workspace workspace, Wording wording) {
    this.tokens = tokens;
    this.workspace = workspace;
    this.wording = wording;
  }

  @PostMapping("/permissions/tokens")
  @Needs(Permission.MANAGE_USERS)
  String make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "VIEWER") Role role,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> lastDay,
      Locale locale,
      RedirectAttributes after,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    try {
      String secret = tokens.issue(user, name, role, lastDay.map(this::endOf).orElse(null));
      after.addFlashAttribute(
          "secret", new SecretView(words.say("token.made", name.strip()), secret));
    } catch (Problem problem) {
      after.addFlashAttribute("trouble", problem.sentence());
    }
    return PAGE;
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(workspace.zone()).toInstant();
  }

  @PostMapping("/permissions/tokens/{id}/revoke")
  @Needs(Permission.MANAGE_USERS)
  String revoke(@PathVariable long id, Locale locale, RedirectAttributes after) {
    if (tokens.revoke(id)) {
      after.addFlashAttribute("notice", wording.in(locale).say("token.revoked"));
    }
    return PAGE;
  }
}
