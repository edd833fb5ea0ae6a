package dev.listkeeper.constantcontact.internal;

import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The error in an answer, whatever its shape: array, object, text or a web page. Never throws. */
record ErrorBody(Optional<String> key, Optional<String> message) {

  private static final ErrorBody EMPTY = new ErrorBody(Optional.empty(), Optional.empty());

  static ErrorBody of(Answer answer, Collection<String> secrets) {
    if (answer.isWebPage()) {
      return new ErrorBody(Optional.empty(), Optional.of("a web page instead of an answer"));
    }
    String text = answer.text();
    if (text.isBlank()) {
      return EMPTY;
    }
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      JsonNode error = node.isArray() && !node.isEmpty() ? node.get(0) : node;
      return new ErrorBody(
          text(error, "error_key", secrets),
          text(error, "error_message", secrets).or(() -> text(error, "message", secrets)));
    } catch (JacksonException notJson) {
      return new ErrorBody(Optional.empty(), Optional.of(Redaction.of(text, secrets)));
    }
  }

  private static Optional<String> text(JsonNode node, String name, Collection<String> secrets) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::isString)
        .map(value -> Redaction.of(value.stringValue(), secrets));
  }
}
