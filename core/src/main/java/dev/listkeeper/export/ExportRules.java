package dev.listkeeper.export;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of an export may do.
 *
 * @param consent a boolean attribute that must be true, or the member is held back
 * @param reviveDeleted whether people who were deleted in Constant Contact are sent again
 * @param newContactsPerDay how many people are added on one UTC day at most; absent for no cap
 * @param setAsideAfter after how many runs without success a person's row is no longer sent
 */
public record ExportRules(
    Mode mode,
    Brake removalBrake,
    Brake leaverBrake,
    Optional<AttributePath> consent,
    boolean reviveDeleted,
    Optional<Integer> newContactsPerDay,
    int setAsideAfter) {
  private static final int RUNS = 5;

  public static final ExportRules DEFAULT =
      new ExportRules(
          Mode.MIRROR,
          Brake.OF_REMOVALS,
          Brake.OF_LEAVERS,
          Optional.empty(),
          false,
          Optional.empty(),
          RUNS);

  public ExportRules {
    if (newContactsPerDay.filter(cap -> cap < 1).isPresent()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "New contacts a day must be at least 1; leave it out for no cap.");
    }
    if (setAsideAfter < 1) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "A row can be set aside after 1 run without success at the earliest.");
    }
  }

  /** What a file gives; everything left out is as usual. */
  @com.fasterxml.jackson.annotation.JsonCreator
  static ExportRules of(
      @Nullable Mode mode,
      @Nullable Brake removalBrake,
      @Nullable Brake leaverBrake,
      @Nullable AttributePath consent,
      @Nullable Boolean reviveDeleted,
      @Nullable Integer newContactsPerDay,
      @Nullable Integer setAsideAfter) {
    return new ExportRules(
        mode == null ? DEFAULT.mode : mode,
        removalBrake == null ? DEFAULT.removalBrake : removalBrake,
        leaverBrake == null ? DEFAULT.leaverBrake : leaverBrake,
        Optional.ofNullable(consent),
        reviveDeleted != null && reviveDeleted,
        Optional.ofNullable(newContactsPerDay),
        setAsideAfter == null ? RUNS : setAsideAfter);
  }

  public ExportRules with(Mode other) {
    return new ExportRules(
        other, removalBrake, leaverBrake, consent, reviveDeleted, newContactsPerDay, setAsideAfter);
  }
}
