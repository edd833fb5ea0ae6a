package dev.listkeeper.constantcontact.sandbox.field;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A custom field.
 *
 * @param number its place in the order of creation, by which contacts keep its value; never reused,
 *     so that the values of a deleted field belong to nobody
 * @param metadata null when none was given
 * @param version of date fields, 0 when none was given
 * @param createdAt epoch second, like the other times
 */
public record CustomField(
    int number,
    UUID id,
    String label,
    String name,
    FieldType type,
    @Nullable JsonNode metadata,
    int version,
    List<Choice> choices,
    long createdAt,
    long updatedAt,
    boolean deleted) {
  /** The longest value in characters. */
  public static final int MAX_VALUE = 255;

  /** Whether values are choices. */
  public boolean select() {
    return type.select();
  }

  /** Whether an import may store this text, which for a select names choices by their labels. */
  public boolean fits(String text) {
    return select() ? stored(text).isPresent() : type.fits(text);
  }

  /** What is kept of a text given in an import: for a select the ids of the named choices. */
  public Optional<String> stored(String text) {
    if (!select() || text.isEmpty()) {
      return Optional.of(text);
    }
    List<String> labels =
        type == FieldType.MULTI_SELECT ? List.of(text.split("\\s*,\\s*", -1)) : List.of(text);
    List<String> ids = new ArrayList<>();
    for (String label : labels) {
      choices.stream()
          .filter(choice -> choice.label().equalsIgnoreCase(label))
          .findFirst()
          .ifPresent(choice -> ids.add(String.valueOf(choice.id())));
    }
    return ids.size() == labels.size() ? Optional.of(String.join(",", ids)) : Optional.empty();
  }

  /** What is kept of choice ids given with a contact; nothing when one is unknown. */
  public Optional<String> chosen(List<String> ids) {
    boolean known =
        ids.stream()
            .allMatch(
                id -> choices.stream().anyMatch(choice -> String.valueOf(choice.id()).equals(id)));
    return known && (type == FieldType.MULTI_SELECT || ids.size() <= 1)
        ? Optional.of(String.join(",", ids))
        : Optional.empty();
  }

  /** A kept value as a person reads it. */
  public String shown(String stored) {
    if (!select()) {
      return stored;
    }
    List<String> labels = new ArrayList<>();
    for (String id : stored.split(",", -1)) {
      choices.stream()
          .filter(choice -> String.valueOf(choice.id()).equals(id))
          .forEach(choice -> labels.add(choice.label()));
    }
    return String.join(", ", labels);
  }

  /** A kept value as a member of a contact's custom_fields. */
  @Documented("contract 3.0.178, ContactCustomField: choice_ids for selects, value otherwise")
  public ObjectNode value(String stored) {
    ObjectNode value = Json.object().put("custom_field_id", id.toString());
    if (!select()) {
      return value.put("value", stored);
    }
    ArrayNode ids = value.putArray("choice_ids");
    for (String one : stored.split(",", -1)) {
      ids.add(one);
    }
    return value;
  }

  /** The field as the API shows it; unset members are absent. */
  @Documented("contract 3.0.178, CustomField")
  ObjectNode json() {
    ObjectNode body =
        Json.object()
            .put("custom_field_id", id.toString())
            .put("label", label)
            .put("name", name)
            .put("type", type.wire());
    if (metadata != null) {
      body.set("metadata", metadata);
    }
    if (version != 0) {
      body.put("version", version);
    }
    if (select()) {
      ArrayNode all = body.putArray("choices");
      for (Choice choice : choices) {
        all.addObject()
            .put("choice_id", choice.id())
            .put("choice_label", choice.label())
            .put("display_order", choice.order());
      }
    }
    return body.put("created_at", Timestamps.text(createdAt))
        .put("updated_at", Timestamps.text(updatedAt));
  }

  CustomField asDeleted(long now) {
    return new CustomField(
        number, id, label, name, type, metadata, version, choices, createdAt, now, true);
  }

  CustomField changed(FieldInput input, String newName, List<Choice> newChoices, long now) {
    return new CustomField(
        number,
        id,
        input.label(),
        newName,
        type,
        input.metadata() == null ? metadata : input.metadata(),
        version,
        newChoices,
        createdAt,
        now,
        false);
  }
}
