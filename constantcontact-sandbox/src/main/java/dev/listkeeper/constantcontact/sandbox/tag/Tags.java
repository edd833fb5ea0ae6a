package dev.listkeeper.constantcontact.sandbox.tag;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
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
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All tags, deleted ones too, in order of creation. */
public final class Tags implements Part {
  private static final int MAX_NAME = 255;

  private final Store store;
  private final InstantSource clock;
  private final List<Tag> byNumber = new ArrayList<>();

  /** No tag yet. */
  public Tags(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    store.add(this);
  }

  /** The tags that exist. */
  public List<Tag> all() {
    return store.read(() -> byNumber.stream().filter(tag -> !tag.deleted()).toList());
  }

  /** The tag with this number. */
  public Tag at(int number) {
    return store.read(() -> byNumber.get(number));
  }

  /** A tag that exists, by the text of its id. */
  public Optional<Tag> find(String id) {
    return all().stream().filter(tag -> tag.id().toString().equals(id)).findFirst();
  }

  /** A tag that exists, or 404. */
  Tag get(String id) {
    return find(id).orElseThrow(() -> Refusal.notFound("The tag was not found."));
  }

  /** Creates a tag with this name. */
  public Tag create(String name) {
    return create(name, "Contact");
  }

  Tag create(String name, String source) {
    return store.write(() -> {
      refuseWrongName(name, -1);
      long now = now();
      Tag tag = new Tag(byNumber.size(), Ids.random(), name, source, now, now, false);
      put(tag);
      return tag;
    });
  }

  Tag rename(String id, String name) {
    return store.write(() -> {
      Tag tag = get(id);
      refuseWrongName(name, tag.number());
      Tag renamed = tag.renamed(name, now());
      put(renamed);
      return renamed;
    });
  }

  /** Marks a tag as deleted; who carried it is someone else's matter. */
  public void delete(Tag tag) {
    store.change(() -> put(tag.asDeleted(now())));
  }

  @Documented("contract 3.0.178, TagPost and TagPut: 1 to 255 characters, unique, else 409")
  private void refuseWrongName(String name, int self) {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw Refusal.invalid("name is required and must be at most 255 characters.");
    }
    boolean taken =
        all().stream()
            .anyMatch(other -> other.number() != self && other.name().equalsIgnoreCase(name));
    if (taken) {
      throw Refusal.conflict("A tag with this name exists already.");
    }
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private void put(Tag tag) {
    keep(tag);
    log(tag);
  }

  private void keep(Tag tag) {
    if (tag.number() == byNumber.size()) {
      byNumber.add(tag);
    } else {
      byNumber.set(tag.number(), tag);
    }
  }

  private void log(Tag tag) {
    ObjectNode entry =
        Json.object()
            .put("number", tag.number())
            .put("id", tag.id().toString())
            .put("name", tag.name())
            .put("source", tag.source())
            .put("created", tag.createdAt())
            .put("updated", tag.updatedAt())
            .put("deleted", tag.deleted());
    store.log(this, out -> JsonEntry.write(out, entry));
  }

  @Override
  public int kind() {
    return 10;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    JsonNode entry = JsonEntry.read(in);
    keep(
        new Tag(
            entry.get("number").asInt(),
            UUID.fromString(entry.get("id").asString()),
            entry.get("name").asString(),
            entry.get("source").asString(),
            entry.get("created").asLong(),
            entry.get("updated").asLong(),
            entry.get("deleted").asBoolean()));
  }

  @Override
  public void snapshot(Store to) {
    byNumber.forEach(this::log);
  }
}
