package dev.listkeeper.constantcontact.sandbox.field;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller says about a custom field.
 *
 * @param type empty when it was left out
 * @param metadata null when it was left out
 * @param choices with the id 0 where none was given; empty when they were left out
 */
record FieldInput(
    String label,
    Optional<FieldType> type,
    @Nullable JsonNode metadata,
    int version,
    Optional<List<Choice>> choices) {
  private static final int MAX_LABEL = 50;
  private static final int MAX_CHOICE_LABEL = 255;
  private static final int MOST_CHOICES = 100;
  private static final int MOST_BUTTONS = 20;

  @Documented("contract 3.0.178, CustomFieldRequest and CustomFieldPutRequest")
  static FieldInput of(JsonNode body) {
    String label = body.path("label").asString("").strip();
    if (label.isEmpty() || label.codePointCount(0, label.length()) > MAX_LABEL) {
      throw Refusal.invalid("label is required and must be at most 50 characters.");
    }
    JsonNode metadata = body.path("metadata");
    boolean buttons =
        Set.of("radio", "checkbox").contains(metadata.path("display_type").asString(""));
    return new FieldInput(
        label,
        type(body.path("type").asString("")),
        metadata.isObject() ? metadata : null,
        body.path("version").asInt(0),
        choices(body.path("choices"), buttons ? MOST_BUTTONS : MOST_CHOICES));
  }

  private static Optional<FieldType> type(String wire) {
    Optional<FieldType> type = FieldType.of(wire);
    if (type.isEmpty() && !wire.isEmpty()) {
      throw Refusal.invalid("type is unknown.");
    }
    return type;
  }

  private static Optional<List<Choice>> choices(JsonNode array, int most) {
    if (!array.isArray()) {
      return Optional.empty();
    }
    if (array.size() > most) {
      throw Refusal.invalid("choices takes at most " + most + ".");
    }
    List<Choice> choices = new ArrayList<>();
    for (JsonNode choice : array) {
      String label = choice.path("choice_label").asString("");
      if (label.isBlank() || label.length() > MAX_CHOICE_LABEL) {
        throw Refusal.invalid("choice_label is required and must be at most 255 characters.");
      }
      choices.add(
          new Choice(
              choice.path("choice_id").asInt(0),
              label,
              choice.path("display_order").asInt(choices.size() + 1)));
    }
    return Optional.of(choices);
  }
}
