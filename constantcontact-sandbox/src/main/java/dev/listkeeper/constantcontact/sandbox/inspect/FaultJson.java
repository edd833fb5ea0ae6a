package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.constantcontact.sandbox.fault.Faults;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults as JSON: {@code {"on", "after", "times", "effect"}} and what the effect needs. */
final class FaultJson {
  private final Doors doors;

  FaultJson(Doors doors) {
    this.doors = doors;
  }

  ArrayNode json() {
    ArrayNode body = Json.array();
    for (Faults.Standing standing : doors.faults()) {
      body.addObject()
          .put("on", standing.fault().on())
          .put("effect", standing.fault().effect().name())
          .put("after", standing.fault().after())
          .put("times", standing.fault().times())
          .put("hits", standing.hits());
    }
    return body;
  }

  /** Scripts the fault a body describes. */
  ObjectNode script(JsonNode body) {
    Fault fault =
        new Fault(
            text(body, "on"),
            effect(body),
            body.path("after").asInt(0),
            body.path("always").asBoolean(false) ? Integer.MAX_VALUE : body.path("times").asInt(1));
    doors.fault(fault);
    return Json.object().put("on", fault.on()).put("effect", fault.effect().name());
  }

  private Effect effect(JsonNode body) {
    String name = text(body, "effect");
    boolean committed = body.path("committed").asBoolean(false);
    return switch (name) {
      case "status" -> refused(body);
      case "quota_exceeded" -> Effect.quotaExceeded();
      case "html" -> Effect.webPage(body.path("status").asInt(502));
      case "reset" -> new Effect.Dropped(committed);
      case "hang" -> new Effect.Hanging(committed);
      case "slow" -> Effect.slow(Duration.parse(text(body, "by")));
      case "garbage" -> Effect.garbage();
      case "truncated" -> new Effect.Truncated(body.path("silently").asBoolean(false));
      case "stuck" ->
          body.has("for") ? Effect.longer(Duration.parse(text(body, "for"))) : Effect.stuck();
      case "failed", "timed_out", "cancelled" -> Effect.ends(name, body.path("items").asInt(0));
      case "partly_failed" -> Effect.partlyFailed(body.path("every").asInt(2));
      case "partly_lost" -> Effect.partlyLost(body.path("every").asInt(2));
      case "counters_off" -> Effect.counterOff(text(body, "counter"), body.path("by").asInt(-1));
      default -> new Effect.Meanwhile(name, event(name, body));
    };
  }

  private static Effect refused(JsonNode body) {
    int status = body.path("status").asInt(500);
    return body.has("error_key")
        ? new Effect.Refused(
            status, text(body, "error_key"), body.path("error_message").asString(""))
        : Effect.status(status);
  }

  private Runnable event(String name, JsonNode body) {
    return switch (name) {
      case "list_deleted" -> with(body, "list_id", doors::deleteList);
      case "field_deleted" -> with(body, "custom_field_id", doors::deleteCustomField);
      case "unsubscribed" -> with(body, "email", doors::unsubscribe);
      case "contact_deleted" -> with(body, "email", doors::deleteContact);
      case "left" -> {
        String list = text(body, "list_id");
        yield with(body, "email", email -> doors.removeFromList(email, list));
      }
      case "quota_exhausted" -> doors::exhaustQuota;
      case "tokens_expired" -> doors::expireAccessTokens;
      case "consent_withdrawn" -> doors::revokeRefreshTokens;
      default -> throw Refusal.invalid("There is no effect " + name + ".");
    };
  }

  private static Runnable with(JsonNode body, String member, Consumer<String> action) {
    String text = text(body, member);
    return () -> action.accept(text);
  }

  private static String text(JsonNode body, String member) {
    String text = body.path(member).asString("");
    if (text.isEmpty()) {
      throw Refusal.invalid(member + " is required.");
    }
    return text;
  }
}
