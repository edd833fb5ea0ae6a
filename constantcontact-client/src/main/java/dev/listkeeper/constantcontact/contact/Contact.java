package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.internal.JsonObject;
import dev.listkeeper.constantcontact.internal.UnreadableJson;
import dev.listkeeper.constantcontact.list.ListId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A contact.
 *
 * @param id its id
 * @param email absent for contacts known by phone only
 * @param firstName up to 50 characters
 * @param lastName up to 50 characters
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param deletedAt present when the contact is deleted; the start of the day when only that is
 *     known
 * @param lists the lists it is on; empty unless the query asked for them
 */
public record Contact(
    ContactId id,
    Optional<EmailAddress> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> deletedAt,
    List<ListId> lists) {

  /** Copies the lists. */
  public Contact {
    lists = List.copyOf(lists);
  }

  static Contact from(JsonObject json) {
    return new Contact(
        json.required("contact_id", ContactId::new),
        json.object("email_address").map(EmailAddress::from),
        json.text("first_name"),
        json.text("last_name"),
        json.instant("created_at"),
        json.instant("updated_at"),
        json.instant("deleted_at").or(() -> unreadableDeletion(json)),
        json.ids("list_memberships", ListId::new));
  }

  /** Whether the contact is deleted; it may still be found and come back. */
  public boolean isDeleted() {
    return deletedAt.isPresent();
  }

  /** A deleted contact must never pass for a living one because of an odd date. */
  private static Optional<Instant> unreadableDeletion(JsonObject json) {
    if (json.text("deleted_at").isPresent()) {
      throw new UnreadableJson("a deleted_at in it is not a date");
    }
    return Optional.empty();
  }

  /** Shows the id only. */
  @Override
  public String toString() {
    return "Contact[id=" + id + "]";
  }
}
