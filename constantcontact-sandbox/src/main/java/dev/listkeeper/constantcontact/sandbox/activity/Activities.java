package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import dev.listkeeper.constantcontact.sandbox.http.Ids;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.limit.Limiter;
import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** All activities of the last ten days, and the queue of those whose work is still to be done. */
final class Activities implements Part {
  private final Store store;
  private final InstantSource clock;
  private final Switches switches;
  private final Limiter limiter;
  private final ActivityFiles files;
  private final Map<UUID, Activity> byId = new LinkedHashMap<>();
  private final Map<UUID, Activity> waiting = new LinkedHashMap<>();
  private volatile Delays delays;

  Activities(
      Store store,
      InstantSource clock,
      Switches switches,
      Limiter limiter,
      ActivityFiles files,
      Delays delays) {
    this.store = store;
    this.clock = clock;
    this.switches = switches;
    this.limiter = limiter;
    this.files = files;
    this.delays = delays;
    store.add(this);
  }

  Delays delays() {
    return delays;
  }

  void delays(Delays other) {
    delays = other;
  }

  /** Refuses a new activity when too many are waiting. */
  @Documented("contract 3.0.178: 429 beyond 1,000 queued activities; its error_key is not known")
  @Unconfirmed(Switch.QUEUE_FULL_IS_ONE_OBJECT)
  void refuseWhenFull() {
    int most = limiter.limits().queuedActivities();
    if (most > 0 && store.read(waiting::size) >= most) {
      String message =
          "Too many requests. You exceeded " + most + " queued activities for this user account.";
      throw switches.on(Switch.QUEUE_FULL_IS_ONE_OBJECT)
          ? Refusal.flat(429, "too_many_requests", message)
          : Refusal.of(429, "activities.api.queue_full", message);
    }
  }

  /** An id for an activity whose files must be there before it is queued. */
  UUID newId() {
    return Ids.random();
  }

  /** Queues an activity; it is due when the configured delays have passed. */
  @Unconfirmed(Switch.ACTIVITIES_RUN_IN_ORDER)
  Activity queue(UUID id, Kind kind, ObjectNode request, int items) {
    Fate fate = Fate.ofThisCall();
    return store.write(() -> {
      Instant now = clock.instant();
      Instant starts = now.plus(delays.queued());
      if (switches.on(Switch.ACTIVITIES_RUN_IN_ORDER)) {
        for (Activity before : waiting.values()) {
          // One that is stuck by a script would hold up all others for good.
          boolean later = !before.fate().stuck() && before.dueAt().isAfter(starts);
          starts = later ? before.dueAt() : starts;
        }
      }
      Instant due = starts.plus(delays.processing(items)).plus(fate.longer());
      Activity activity = new Activity(id, kind, now, starts, due, request, fate, null);
      put(activity);
      return activity;
    });
  }

  /** The next activity whose work is due. */
  Optional<Activity> nextDue() {
    Instant now = clock.instant();
    return store.read(
        () -> waiting.values().stream().filter(activity -> activity.due(now)).findFirst());
  }

  /** Notes the end. Only then the upload may go: before, a killed process must begin again. */
  void end(Activity activity, Outcome outcome) {
    store.change(() -> put(activity.ended(outcome)));
    files.removeUpload(activity.id());
  }

  Optional<Activity> find(String id) {
    forgetOld();
    return store.read(
        () -> byId.values().stream().filter(a -> a.id().toString().equals(id)).findFirst());
  }

  /** All activities, the newest first. */
  List<Activity> newestFirst() {
    forgetOld();
    return store.read(() -> new ArrayList<>(byId.values()).reversed());
  }

  /** Removes the files of activities nobody knows any more. */
  void sweep() throws IOException {
    files.keepOnly(store.read(() -> Set.copyOf(byId.keySet())));
  }

  @Documented("contract and guide: activities are kept ten days")
  private void forgetOld() {
    Instant now = clock.instant();
    store.change(() ->
        byId.values().stream()
            .filter(activity -> activity.forgotten(now))
            .toList()
            .forEach(this::forget));
  }

  private void forget(Activity activity) {
    drop(activity.id());
    files.remove(activity.id());
    store.log(this, out -> ActivityRecord.writeForgotten(out, activity.id()));
  }

  private void drop(UUID id) {
    byId.remove(id);
    waiting.remove(id);
  }

  private void put(Activity activity) {
    keep(activity);
    store.log(this, out -> ActivityRecord.write(out, activity));
  }

  private void keep(Activity activity) {
    byId.put(activity.id(), activity);
    if (activity.outcome() == null) {
      waiting.put(activity.id(), activity);
    } else {
      waiting.remove(activity.id());
    }
  }

  @Override
  public int kind() {
    return 8;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    ActivityRecord.read(in, this::keep, this::drop);
  }

  @Override
  public void snapshot(Store to) {
    byId.values().forEach(activity -> to.log(this, out -> ActivityRecord.write(out, activity)));
  }
}
