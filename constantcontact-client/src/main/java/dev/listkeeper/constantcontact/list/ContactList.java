package dev.listkeeper.constantcontact.list;

import dev.listkeeper.constantcontact.internal.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A contact list.
 *
 * @param id its id
 * @param name unique among the lists of the account
 * @param description empty when unset
 * @param favorite whether it is marked as a favourite
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param deletedAt present on deleted lists only
 * @param membershipCount present only when asked for
 */
public record ContactList(
    ListId id,
    String name,
    Optional<String> description,
    boolean favorite,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> deletedAt,
    OptionalInt membershipCount) {

  static ContactList from(JsonObject json) {
    return new ContactList(
        json.required("list_id", ListId::new),
        json.requiredText("name"),
        json.text("description"),
        json.flag("favorite"),
        json.instant("created_at"),
        json.instant("updated_at"),
        json.instant("deleted_at"),
        json.integer("membership_count"));
  }
}
