package dev.listkeeper.server.workspace;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import java.util.Optional;

/** Who may make an export less careful than it was, or than a new one is. */
public final class SafeguardRights {
  private SafeguardRights() {}

  /**
   * Refuses to loosen a brake, or to have deleted people sent again, to who may not.
   *
   * @param before as it is stored; empty for a new one, which is compared with the usual rules
   * @throws Problem NOT_ALLOWED
   */
  public static void requireMaySave(CurrentUser user, Optional<Export> before, Export now) {
    ExportRules old = before.map(Export::rules).orElse(ExportRules.DEFAULT);
    ExportRules wanted = now.rules();
    boolean looser =
        wanted.removalBrake().isLooserThan(old.removalBrake())
            || wanted.leaverBrake().isLooserThan(old.leaverBrake());
    boolean revives = wanted.reviveDeleted() && !old.reviveDeleted();
    if ((looser || revives) && !user.may(Permission.LOOSEN_SAFEGUARDS)) {
      throw new Problem(
          ProblemCode.NOT_ALLOWED,
          looser
              ? "Only an Administrator loosens a brake; leave it as it is or make it tighter."
              : "Only an Administrator has people sent again who were deleted in Constant Contact.");
    }
  }
}
