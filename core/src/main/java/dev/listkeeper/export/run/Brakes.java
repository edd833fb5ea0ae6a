package dev.listkeeper.export.run;

import dev.listkeeper.export.ExportRules;
import java.time.Instant;
import java.util.Optional;

/** Whether a plan has to be approved by a person before anything is sent. */
public final class Brakes {
  private Brakes() {}

  /**
   * The question to a person; absent when the plan may be carried out.
   *
   * @param counts the plan's numbers
   * @param basis see {@link Approval#basis()}
   */
  public static Optional<Approval> check(
      RunCounts counts, ExportRules rules, String basis, Instant now) {
    long ours = counts.listMembers();
    long removals = counts.removals().planned();
    Optional<Approval.Reason> reason = Optional.empty();
    long people = removals;
    if (rules.leaverBrake().stops(counts.leavers(), ours + counts.leavers())) {
      reason = Optional.of(Approval.Reason.MANY_LEAVERS);
      people = counts.leavers();
    } else if (counts.members() == 0 && removals > 0) {
      reason = Optional.of(Approval.Reason.EMPTY_SEGMENTS);
    } else if (rules.removalBrake().stops(removals, ours)) {
      reason = Optional.of(Approval.Reason.MANY_REMOVALS);
    }
    long concerned = people;
    return reason.map(why -> new Approval(why, concerned, ours, basis, now, Optional.empty()));
  }
}
