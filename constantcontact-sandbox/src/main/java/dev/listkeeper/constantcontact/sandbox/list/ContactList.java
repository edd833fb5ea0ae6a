package dev.listkeeper.constantcontact.sandbox.list;

import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Timestamps;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list.
 *
 * @param number its place in the order of creation, by which memberships know it
 * @param deletedAt epoch second, 0 while it exists
 */
public record ContactList(
    int number,
    UUID id,
    String name,
    @Nullable String description,
    boolean favorite,
    long createdAt,
    long updatedAt,
    long deletedAt) {
  /** Whether it has been deleted. */
  public boolean deleted() {
    return deletedAt != 0;
  }

  /** The list with other words. */
  ContactList changed(ListInput input, long now) {
    return new ContactList(
        number, id, input.name(), input.description(), input.favorite(), createdAt, now, deletedAt);
  }

  /** The list as it is after its deletion. */
  ContactList deletedAt(long now) {
    return new ContactList(number, id, name, description, favorite, createdAt, now, now);
  }

  /** The list as the API shows it; unset members are absent. */
  ObjectNode json() {
    ObjectNode body = Json.object().put("list_id", id.toString()).put("name", name);
    if (description != null) {
      body.put("description", description);
    }
    body.put("favorite", favorite)
        .put("created_at", Timestamps.text(createdAt))
        .put("updated_at", Timestamps.text(updatedAt));
    if (deleted()) {
      body.put("deleted_at", Timestamps.text(deletedAt));
    }
    return body;
  }
}
