package dev.listkeeper.export.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That a run stopped before sending anything, and what a person decided about it.
 *
 * @param reason what stopped it
 * @param people how many are concerned
 * @param ours how many of ours are on the list
 * @param basis fingerprint of what the plan rests on: the export as defined and its segments'
 *     members; another one by the time of the approval makes the plan expire
 * @param approvedBy absent while it waits
 */
public record Approval(
    Reason reason,
    long people,
    long ours,
    String basis,
    Instant askedAt,
    Optional<String> approvedBy) {
  /** After this nobody can approve any more. */
  public static final Duration VALID = Duration.ofHours(24);

  /** What stops a run. */
  public enum Reason {
    /** It would remove more people than the removal brake lets pass. */
    MANY_REMOVALS,
    /** The segments came out empty, and it would remove everybody of ours. */
    EMPTY_SEGMENTS,
    /** More people of ours are missing from the list than the leaver brake lets pass. */
    MANY_LEAVERS
  }

  public Approval by(String person) {
    return new Approval(reason, people, ours, basis, askedAt, Optional.of(person));
  }

  public boolean isExpired(Instant now) {
    return approvedBy.isEmpty() && now.isAfter(askedAt.plus(VALID));
  }
}
