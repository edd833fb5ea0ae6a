package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.installation.Paused;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The switch that pauses everything: no runs, no refreshes, no calls to Constant Contact. */
@RestController
@RequestMapping("/api/v1")
public class PauseApi {
  private static final int LONGEST_NOTE = 1_000;

  private final Installation installation;
  private final Audit audit;

  public PauseApi(Installation installation, Audit audit) {
    this.installation = installation;
    this.audit = audit;
  }

  /**
   * A wish to pause.
   *
   * @param note why; may be absent
   */
  public record PauseRequest(@Nullable String note) {}

  /** Whether everything is paused. */
  public record PauseState(boolean paused, Optional<PausedView> why) {
    static PauseState of(Optional<Paused> paused) {
      return new PauseState(paused.isPresent(), paused.map(PausedView::of));
    }
  }

  /**
   * Why everything is paused.
   *
   * @param sentence with how to resume
   */
  public record PausedView(Instant since, String by, Paused.Cause cause, String sentence) {
    static PausedView of(Paused paused) {
      return new PausedView(paused.since(), paused.by(), paused.cause(), paused.sentence());
    }
  }

  @PostMapping("/pause")
  @Needs(Permission.OPERATE)
  public PauseState pause(
      @RequestBody(required = false) @Nullable PauseRequest request,
      @AuthenticationPrincipal CurrentUser user) {
    String note = request == null || request.note() == null ? "" : request.note().strip();
    if (note.length() > LONGEST_NOTE) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Say why in at most " + LONGEST_NOTE + " characters.");
    }
    installation.pause(user.email(), note);
    audit.note(user.email(), AuditAction.EVERYTHING_PAUSED, "installation", note);
    return PauseState.of(installation.paused());
  }

  @PostMapping("/resume")
  @Needs(Permission.OPERATE)
  public PauseState resume(@AuthenticationPrincipal CurrentUser user) {
    installation.resume();
    audit.note(user.email(), AuditAction.EVERYTHING_RESUMED, "installation", "");
    return PauseState.of(installation.paused());
  }
}
