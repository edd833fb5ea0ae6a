package dev.listkeeper.constantcontact.sandbox.list;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a caller says about a list. */
record ListInput(String name, @Nullable String description, boolean favorite) {
  private static final int MAX_NAME = 255;

  @Documented("contract 3.0.178, ListInput: name required, at most 255 characters")
  static ListInput of(JsonNode body) {
    JsonNode name = body.path("name");
    if (!name.isString() || name.asString().isBlank()) {
      throw Refusal.invalid("name is required.");
    }
    if (name.asString().length() > MAX_NAME) {
      throw Refusal.invalid("name must be at most 255 characters.");
    }
    JsonNode description = body.path("description");
    return new ListInput(
        name.asString(),
        description.isString() ? description.asString() : null,
        body.path("favorite").asBoolean(false));
  }
}
