package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Activities as the API shows them. */
final class ActivityJson {
  private final Switches switches;

  ActivityJson(Switches switches) {
    this.switches = switches;
  }

  /** The answer to the call that queued it: always initialized, even if its work is instant. */
  ObjectNode queued(Activity activity) {
    return describe(activity, State.INITIALIZED, activity.createdAt());
  }

  /** The activity as it stands now. */
  ObjectNode of(Activity activity, Instant now) {
    return describe(activity, activity.state(now), now);
  }

  @Documented("contract 3.0.178, Activity, ActivityImport and ActivityExportStatus")
  private ObjectNode describe(Activity activity, State state, Instant now) {
    boolean started = state != State.INITIALIZED;
    Outcome outcome = started ? activity.outcome() : null;
    ObjectNode body =
        Json.object()
            .put("activity_id", activity.id().toString())
            .put("state", wire(state))
            .put("created_at", text(activity.createdAt()))
            .put(
                "updated_at",
                Timestamps.updated(updatedAt(activity, state).getEpochSecond(), switches));
    if (started) {
      body.put("started_at", text(activity.startsAt()));
    }
    if (outcome != null) {
      body.put("completed_at", text(activity.dueAt()));
    }
    body.put("percent_done", started ? activity.percentDone(now) : 1);
    ArrayNode errors = body.putArray("activity_errors");
    if (outcome != null) {
      outcome.errors().forEach(error -> add(errors, error, activity.kind()));
    }
    fileName(body, activity);
    if (activity.kind().counted()) {
      ObjectNode status = body.putObject("status");
      if (outcome == null) {
        status.put("items_total_count", 0);
      } else {
        outcome.counters().forEach(status::put);
      }
    }
    links(body, activity, outcome);
    return body;
  }

  @Documented("contract 3.0.178: timed_out in the enumeration, time_out in a description")
  @Unconfirmed(Switch.TIMED_OUT_IS_SPELT_TIME_OUT)
  private String wire(State state) {
    return state == State.TIMED_OUT && switches.on(Switch.TIMED_OUT_IS_SPELT_TIME_OUT)
        ? "time_out"
        : state.wire();
  }

  @Documented("contract 3.0.178: texts; objects with a message for the deletion of one tag")
  @Unconfirmed(Switch.ERROR_TEXTS_ARE_OBJECTS)
  private void add(ArrayNode errors, String error, Kind kind) {
    if (kind == Kind.TAG_DELETE || switches.on(Switch.ERROR_TEXTS_ARE_OBJECTS)) {
      errors.addObject().put("message", error);
    } else {
      errors.add(error);
    }
  }

  @Unconfirmed(Switch.FILE_NAME_ECHOED)
  private void fileName(ObjectNode body, Activity activity) {
    String name = activity.request().path("file_name").asString("");
    if (!name.isEmpty() && switches.on(Switch.FILE_NAME_ECHOED)) {
      body.put("source_file_name", name);
    }
  }

  @Observed("recorded list deletion, 2026-09: a self link nobody can reach")
  @Unconfirmed(Switch.EXPORT_LINK_MISSPELT)
  private void links(ObjectNode body, Activity activity, @Nullable Outcome outcome) {
    ObjectNode links = body.putObject("_links");
    links
        .putObject("self")
        .put(
            "href",
            activity.kind() == Kind.LIST_DELETE
                ? "/contacts-service/v4/accounts/1/activities/" + activity.id()
                : "/v3/activities/" + activity.id());
    boolean file = outcome != null && outcome.state() == State.COMPLETED;
    if (file && activity.kind() == Kind.EXPORT) {
      String folder =
          switches.on(Switch.EXPORT_LINK_MISSPELT)
              ? "/v3/contacts_exports/"
              : "/v3/contact_exports/";
      links
          .putObject("results")
          .put("href", folder + activity.request().path("file_id").asString());
    }
  }

  private static Instant updatedAt(Activity activity, State state) {
    return switch (state) {
      case INITIALIZED -> activity.createdAt();
      case PROCESSING -> activity.startsAt();
      case COMPLETED, CANCELLED, FAILED, TIMED_OUT -> activity.dueAt();
    };
  }

  private static String text(Instant instant) {
    return Timestamps.text(instant.getEpochSecond());
  }
}
