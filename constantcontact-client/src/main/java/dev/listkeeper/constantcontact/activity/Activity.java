package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.internal.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Bulk work as the service sees it at one moment. Forgotten by the service after ten days.
 *
 * @param id its id
 * @param stateText the state in the service's word
 * @param createdAt when it was accepted
 * @param updatedAt when it last changed
 * @param startedAt when it began
 * @param completedAt when it ended
 * @param percentDone 0 to 100
 * @param errors complaints, mostly about single rows
 * @param sourceFileName imports only: the file name it was sent with
 * @param counters the service's own counts
 * @param resultsLink finished exports only: where the file is, in the service's spelling
 */
public record Activity(
    ActivityId id,
    String stateText,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    OptionalInt percentDone,
    List<ActivityError> errors,
    Optional<String> sourceFileName,
    Counters counters,
    Optional<String> resultsLink) {

  /** Copies the errors. */
  public Activity {
    errors = List.copyOf(errors);
  }

  /** How far it is. */
  public ActivityState state() {
    return ActivityState.of(stateText);
  }

  static Activity from(JsonObject json) {
    return new Activity(
        json.required("activity_id", ActivityId::new),
        json.text("state").orElse(""),
        json.instant("created_at"),
        json.instant("updated_at"),
        json.instant("started_at"),
        json.instant("completed_at"),
        json.integer("percent_done"),
        json.texts("activity_errors").stream().map(ActivityError::new).toList(),
        json.text("source_file_name"),
        json.object("status").map(Counters::from).orElse(Counters.NONE),
        json.object("_links").flatMap(l -> l.object("results")).flatMap(r -> r.text("href")));
  }
}
