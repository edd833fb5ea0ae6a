package dev.listkeeper.constantcontact.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back to the caller. */
public record Answer(int status, Map<String, String> headers, Content content) {
  private static final String TYPE = "Content-Type";

  /** A JSON answer. */
  public static Answer json(int status, JsonNode body) {
    return new Answer(
        status, Map.of(TYPE, "application/json"), new Content.Whole(Json.bytes(body)));
  }

  /** A JSON answer with 200. */
  public static Answer ok(JsonNode body) {
    return json(200, body);
  }

  /** An answer of text. */
  public static Answer text(int status, String type, String body) {
    return new Answer(
        status, Map.of(TYPE, type), new Content.Whole(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** An answer with no body. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new Content.Nothing());
  }

  /** No answer, only the end of the connection; the status is for the counts. */
  public static Answer dropped(int status) {
    return new Answer(status, Map.of(), new Content.Dropped());
  }

  /** An answer written while it is sent. */
  public static Answer stream(String type, Content.Writer writer) {
    return new Answer(200, Map.of(TYPE, type), new Content.Streamed(writer));
  }

  /** Sends a browser elsewhere. */
  public static Answer redirect(String location) {
    return new Answer(302, Map.of("Location", location), new Content.Nothing());
  }
}
