package dev.listkeeper.constantcontact.sandbox.tag;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Timestamps;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tag.
 *
 * @param number its place in the order of creation, by which taggings know it
 * @param source what the creator named as its source
 * @param createdAt epoch second, like the other time
 */
public record Tag(
    int number,
    UUID id,
    String name,
    String source,
    long createdAt,
    long updatedAt,
    boolean deleted) {
  /** The tag with another name. */
  Tag renamed(String other, long now) {
    return new Tag(number, id, other, source, createdAt, now, deleted);
  }

  /** The tag as it is after its deletion. */
  Tag asDeleted(long now) {
    return new Tag(number, id, name, source, createdAt, now, true);
  }

  /** The tag as the API shows it. */
  @Documented("contract 3.0.178, Tag")
  ObjectNode json() {
    return Json.object()
        .put("tag_id", id.toString())
        .put("name", name)
        .put("tag_source", source)
        .put("created_at", Timestamps.text(createdAt))
        .put("updated_at", Timestamps.text(updatedAt));
  }
}
