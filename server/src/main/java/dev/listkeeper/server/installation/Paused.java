package dev.listkeeper.server.installation;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Everything is paused.
 *
 * @param by who asked for it; ours for {@link Cause#COPIED}
 * @param note why, in that person's words; the former home folder for {@link Cause#COPIED}; may be
 *     empty
 */
public record Paused(Instant since, String by, Cause cause, String note) {

  /** Why. */
  public enum Cause {
    /** Somebody asked for it. */
    ASKED,
    /** Database and home folder are not the pair that was last used. */
    COPIED
  }

  /** Why, and how to resume. */
  public String sentence() {
    return switch (cause) {
      case ASKED ->
          "Everything is paused since "
              + DateTimeFormatter.ISO_INSTANT.format(since.truncatedTo(ChronoUnit.SECONDS))
              + " by "
              + by
              + (note.isEmpty() ? "" : " (" + note + ")")
              + "; an Administrator resumes it by 'listkeeper resume'.";
      case COPIED ->
          "Everything is paused: this installation is a copy, was restored or was moved. If the"
              + " original still runs, leave this one paused; otherwise an Administrator resumes it"
              + " by 'listkeeper resume'.";
    };
  }

  Problem problem() {
    return new Problem(ProblemCode.PAUSED, sentence());
  }
}
