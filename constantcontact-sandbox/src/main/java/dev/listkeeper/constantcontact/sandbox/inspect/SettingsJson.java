package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings as JSON, to be read and to be changed in part. */
final class SettingsJson {
  private final Settings settings;

  SettingsJson(Settings settings) {
    this.settings = settings;
  }

  ObjectNode json() {
    ObjectNode body = Json.object();
    Limits limits = settings.limits();
    body.putObject("limits")
        .put("per_second", limits.perSecond())
        .put("per_day", limits.perDay())
        .put("token_per_second", limits.tokenPerSecond())
        .put("queued_activities", limits.queuedActivities());
    Delays delays = settings.delays();
    body.putObject("delays")
        .put("queued", delays.queued().toString())
        .put("fixed", delays.fixed().toString())
        .put("per_1000_rows", delays.perThousandRows().toString());
    body.put("consent", settings.consent().name().toLowerCase(Locale.ROOT));
    ArrayNode privileges = body.putArray("privileges");
    new TreeSet<>(settings.privileges()).forEach(privileges::add);
    ObjectNode switches = body.putObject("switches");
    settings.switches().forEach((which, on) -> switches.put(which.name(), on));
    return body;
  }

  /** Changes what the body names and leaves the rest. */
  ObjectNode change(JsonNode body) {
    if (body.has("limits")) {
      settings.limits(limits(body.get("limits"), settings.limits()));
    }
    if (body.has("delays")) {
      settings.delays(delays(body.get("delays"), settings.delays()));
    }
    if (body.has("consent")) {
      settings.consent(Consent.valueOf(body.get("consent").asString().toUpperCase(Locale.ROOT)));
    }
    if (body.has("privileges")) {
      Set<String> privileges = new HashSet<>();
      body.get("privileges").forEach(name -> privileges.add(name.asString()));
      settings.privileges(privileges);
    }
    body.path("switches")
        .properties()
        .forEach(
            one -> settings.set(Switch.valueOf(one.getKey()), one.getValue().asBoolean(false)));
    return json();
  }

  private static Limits limits(JsonNode given, Limits present) {
    return new Limits(
        given.path("per_second").asInt(present.perSecond()),
        given.path("per_day").asInt(present.perDay()),
        given.path("token_per_second").asInt(present.tokenPerSecond()),
        given.path("queued_activities").asInt(present.queuedActivities()));
  }

  private static Delays delays(JsonNode given, Delays present) {
    return new Delays(
        duration(given, "queued", present.queued()),
        duration(given, "fixed", present.fixed()),
        duration(given, "per_1000_rows", present.perThousandRows()));
  }

  private static Duration duration(JsonNode given, String name, Duration otherwise) {
    return given.has(name) ? Duration.parse(given.get(name).asString()) : otherwise;
  }
}
