package dev.listkeeper.server.web.view;

import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Settlement;

/** Why something became of a person in a run. */
public final class ReasonWords {
  private ReasonWords() {}

  /**
   * A reason as runs keep it, in words.
   *
   * @param reason empty for none
   * @param winner who travelled instead; empty for nobody
   */
  public static String of(String reason, String winner, Words words) {
    String said = reason.isEmpty() ? "" : words.say(prefix(reason) + "." + reason);
    return winner.isEmpty() ? said : words.say("holdback.winner", said, winner);
  }

  private static String prefix(String reason) {
    return switch (reason) {
      case Removals.LEFT_SEGMENTS, Removals.ADDRESS_CHANGED -> "removal";
      case Settlement.NOT_TAKEN -> "rejection";
      default -> "holdback";
    };
  }
}
