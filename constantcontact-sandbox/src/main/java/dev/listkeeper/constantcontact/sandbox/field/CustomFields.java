package dev.listkeeper.constantcontact.sandbox.field;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Ids;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.journal.JsonEntry;
import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All custom fields, deleted ones too, in order of creation. */
public final class CustomFields implements Part {
  /** How many values a contact may have. */
  public static final int MOST_VALUES = 25;

  private static final int MOST_FIELDS = 100;

  private final Store store;
  private final InstantSource clock;
  private final Switches switches;
  private final List<CustomField> byNumber = new ArrayList<>();

  /** No field yet. */
  public CustomFields(Store store, InstantSource clock, Switches switches) {
    this.store = store;
    this.clock = clock;
    this.switches = switches;
    store.add(this);
  }

  /** The fields that exist. */
  public List<CustomField> all() {
    return store.read(() -> byNumber.stream().filter(field -> !field.deleted()).toList());
  }

  /** The field with this number, while it exists. */
  public Optional<CustomField> at(int number) {
    return store.read(() -> Optional.of(byNumber.get(number)).filter(field -> !field.deleted()));
  }

  /** A field that exists, by the text of its id. */
  public Optional<CustomField> find(String id) {
    return all().stream().filter(field -> field.id().toString().equals(id)).findFirst();
  }

  /** A field that exists, by the name imports use. */
  @Documented("guide, imports: the heading is cf: and the field's name")
  public Optional<CustomField> named(String name, boolean exactly) {
    return all().stream()
        .filter(field -> exactly ? field.name().equals(name) : field.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** A field that exists, or 404. */
  CustomField get(String id) {
    return find(id).orElseThrow(() -> Refusal.notFound("The custom field was not found."));
  }

  /** Creates a text field with this label. */
  public CustomField create(String label) {
    return create(FieldInput.of(Json.object().put("label", label).put("type", "string")));
  }

  @Documented("guide, custom fields: 100 fields in an account")
  @Observed("third-party client: 409 for a label that is taken")
  CustomField create(FieldInput input) {
    FieldType type = input.type().orElseThrow(() -> Refusal.invalid("type is required."));
    List<Choice> choices = numbered(input.choices().orElse(List.of()));
    if (type.select() == choices.isEmpty()) {
      throw Refusal.invalid("choices belong to single_select and multi_select, which need them.");
    }
    return store.write(() -> {
      refuseTaken(input.label(), null);
      if (all().size() >= MOST_FIELDS) {
        throw Refusal.invalid("The account has 100 custom fields, the maximum.");
      }
      long now = now();
      CustomField field =
          new CustomField(
              byNumber.size(),
              Ids.random(),
              input.label(),
              name(input.label()),
              type,
              input.metadata(),
              input.version(),
              choices,
              now,
              now,
              false);
      put(field);
      return field;
    });
  }

  @Observed("third-party client: the type never changes; a new label makes a new name")
  CustomField change(String id, FieldInput input) {
    return store.write(() -> {
      CustomField field = get(id);
      if (input.type().isPresent() && input.type().get() != field.type()) {
        throw Refusal.invalid("The type of a custom field cannot change.");
      }
      refuseTaken(input.label(), field);
      CustomField changed =
          field.changed(
              input,
              name(input.label()),
              input.choices().map(CustomFields::numbered).orElse(field.choices()),
              now());
      put(changed);
      return changed;
    });
  }

  /** Deletes a field; the values contacts had of it are gone with it. */
  public void delete(CustomField field) {
    store.change(() -> put(field.asDeleted(now())));
  }

  @Documented("contract 3.0.178, CustomField.name: made from the label, underscores for blanks")
  @Unconfirmed(Switch.CUSTOM_FIELD_NAMES_LOWER_CASE)
  private String name(String label) {
    String name = label.replaceAll("\\s+", "_");
    return switches.on(Switch.CUSTOM_FIELD_NAMES_LOWER_CASE) ? name.toLowerCase(Locale.ROOT) : name;
  }

  private void refuseTaken(String label, @Nullable CustomField self) {
    boolean taken =
        all().stream()
            .filter(other -> self == null || other.number() != self.number())
            .anyMatch(other ->
                other.label().equalsIgnoreCase(label)
                    || other.name().equalsIgnoreCase(name(label)));
    if (taken) {
      throw Refusal.conflict("A custom field with this label exists already.");
    }
  }

  /** Choices without an id get the next one that is free. */
  private static List<Choice> numbered(List<Choice> given) {
    int next = given.stream().mapToInt(Choice::id).max().orElse(0) + 1;
    List<Choice> choices = new ArrayList<>();
    for (Choice choice : given) {
      choices.add(choice.id() > 0 ? choice : new Choice(next++, choice.label(), choice.order()));
    }
    return List.copyOf(choices);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private void put(CustomField field) {
    keep(field);
    log(field);
  }

  private void keep(CustomField field) {
    if (field.number() == byNumber.size()) {
      byNumber.add(field);
    } else {
      byNumber.set(field.number(), field);
    }
  }

  private void log(CustomField field) {
    ObjectNode entry =
        Json.object()
            .put("number", field.number())
            .put("id", field.id().toString())
            .put("label", field.label())
            .put("name", field.name())
            .put("type", field.type().name())
            .put("version", field.version())
            .put("created", field.createdAt())
            .put("updated", field.updatedAt())
            .put("deleted", field.deleted());
    if (field.metadata() != null) {
      entry.set("metadata", field.metadata());
    }
    ArrayNode choices = entry.putArray("choices");
    for (Choice choice : field.choices()) {
      choices
          .addObject()
          .put("id", choice.id())
          .put("label", choice.label())
          .put("order", choice.order());
    }
    store.log(this, out -> JsonEntry.write(out, entry));
  }

  @Override
  public int kind() {
    return 9;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    JsonNode entry = JsonEntry.read(in);
    List<Choice> choices = new ArrayList<>();
    entry
        .get("choices")
        .forEach(choice ->
            choices.add(
                new Choice(
                    choice.get("id").asInt(),
                    choice.get("label").asString(),
                    choice.get("order").asInt())));
    keep(
        new CustomField(
            entry.get("number").asInt(),
            UUID.fromString(entry.get("id").asString()),
            entry.get("label").asString(),
            entry.get("name").asString(),
            FieldType.valueOf(entry.get("type").asString()),
            entry.has("metadata") ? entry.get("metadata") : null,
            entry.get("version").asInt(),
            List.copyOf(choices),
            entry.get("created").asLong(),
            entry.get("updated").asLong(),
            entry.get("deleted").asBoolean()));
  }

  @Override
  public void snapshot(Store to) {
    byNumber.forEach(this::log);
  }
}
