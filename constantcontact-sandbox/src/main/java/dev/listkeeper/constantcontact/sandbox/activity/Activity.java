package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One bulk activity.
 *
 * @param startsAt when it stops being queued
 * @param dueAt when its work is done, by the clock
 * @param request what its job needs to know
 * @param fate what a script has in store for it
 * @param outcome null until the work has been done
 */
record Activity(
    UUID id,
    Kind kind,
    Instant createdAt,
    Instant startsAt,
    Instant dueAt,
    ObjectNode request,
    Fate fate,
    @Nullable Outcome outcome) {
  private static final Duration KEPT = Duration.ofDays(10);

  Activity ended(Outcome how) {
    return new Activity(id, kind, createdAt, startsAt, dueAt, request, fate, how);
  }

  boolean due(Instant now) {
    return !now.isBefore(dueAt);
  }

  /** Whether it, or what belongs to it, is still kept when that lives so long. */
  boolean kept(Instant now, Duration life) {
    return now.isBefore(createdAt.plus(life));
  }

  /** Whether it is so old that the service has forgotten it. */
  boolean forgotten(Instant now) {
    return !kept(now, KEPT);
  }

  State state(Instant now) {
    Outcome ended = outcome;
    if (ended != null) {
      return ended.state();
    }
    return now.isBefore(startsAt) ? State.INITIALIZED : State.PROCESSING;
  }

  /** Starts at 1, as recorded, and reaches 100 only at the end. */
  int percentDone(Instant now) {
    if (outcome != null) {
      return 100;
    }
    long whole = Duration.between(startsAt, dueAt).toMillis();
    long done = Duration.between(startsAt, now).toMillis();
    return whole <= 0 ? 1 : Math.clamp(done * 100 / whole, 1, 99);
  }
}
