package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.journal.JsonEntry;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Activities in the journal: JSON, because they are few and their shapes differ. */
final class ActivityRecord {
  private ActivityRecord() {}

  static void write(DataOutput out, Activity activity) throws IOException {
    ObjectNode json =
        Json.object()
            .put("id", activity.id().toString())
            .put("kind", activity.kind().name())
            .put("created", activity.createdAt().toString())
            .put("starts", activity.startsAt().toString())
            .put("due", activity.dueAt().toString());
    json.set("request", activity.request());
    if (!activity.fate().equals(Fate.NONE)) {
      json.set("fate", activity.fate().json());
    }
    Outcome outcome = activity.outcome();
    if (outcome != null) {
      json.put("state", outcome.state().name());
      ObjectNode counters = json.putObject("counters");
      outcome.counters().forEach(counters::put);
      ArrayNode errors = json.putArray("errors");
      outcome.errors().forEach(errors::add);
    }
    JsonEntry.write(out, json);
  }

  static void writeForgotten(DataOutput out, UUID id) throws IOException {
    JsonEntry.write(out, Json.object().put("forgotten", id.toString()));
  }

  static void read(DataInput in, Consumer<Activity> kept, Consumer<UUID> forgotten)
      throws IOException {
    JsonNode json = JsonEntry.read(in);
    if (json.has("forgotten")) {
      forgotten.accept(UUID.fromString(json.get("forgotten").asString()));
    } else {
      kept.accept(activity(json));
    }
  }

  private static Activity activity(JsonNode json) {
    return new Activity(
        UUID.fromString(json.get("id").asString()),
        Kind.valueOf(json.get("kind").asString()),
        Instant.parse(json.get("created").asString()),
        Instant.parse(json.get("starts").asString()),
        Instant.parse(json.get("due").asString()),
        json.get("request").asObject(),
        Fate.of(json.path("fate")),
        json.has("state") ? outcome(json) : null);
  }

  private static @Nullable Outcome outcome(JsonNode json) {
    Map<String, Integer> counters = new LinkedHashMap<>();
    json.get("counters").properties().forEach(e -> counters.put(e.getKey(), e.getValue().asInt()));
    List<String> errors = new ArrayList<>();
    json.get("errors").forEach(error -> errors.add(error.asString()));
    return new Outcome(State.valueOf(json.get("state").asString()), counters, errors);
  }
}
