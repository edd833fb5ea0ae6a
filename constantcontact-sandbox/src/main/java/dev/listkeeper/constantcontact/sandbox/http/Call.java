package dev.listkeeper.constantcontact.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One request. */
public final class Call {
  private final Request request;
  private final Map<String, String> pathValues;
  private @Nullable Parameters query;

  /** A call whose path has been matched. */
  Call(Request request, Map<String, String> pathValues) {
    this.request = request;
    this.pathValues = pathValues;
  }

  /** The verb. */
  public String method() {
    return request.method();
  }

  /** The path as sent. */
  public String path() {
    return request.uri().getRawPath();
  }

  /** The part of the path that stands for {@code {name}} in the route. */
  public String at(String name) {
    String value = pathValues.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route has no {" + name + "}");
    }
    return value;
  }

  /** The query parameters. */
  public Parameters query() {
    Parameters parsed = query;
    if (parsed == null) {
      String raw = request.uri().getRawQuery();
      parsed = raw == null ? Parameters.NONE : Parameters.parse(raw);
      query = parsed;
    }
    return parsed;
  }

  /** A header's first value. */
  public Optional<String> header(String name) {
    return request.headers().apply(name);
  }

  /** The body as a stream; a body is read once. */
  public InputStream stream() {
    return request.body();
  }

  /** The whole body. */
  public byte[] body() throws IOException {
    return stream().readAllBytes();
  }

  /** The body as JSON, or 400. */
  public JsonNode json() throws IOException {
    try {
      JsonNode tree = Json.read(body());
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw Refusal.of(400, "contacts.api.json.invalid", "The body is not valid JSON.");
    }
    throw Refusal.of(400, "contacts.api.json.invalid", "The body must be a JSON object.");
  }
}
