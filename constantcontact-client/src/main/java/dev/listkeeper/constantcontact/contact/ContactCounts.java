package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.internal.JsonObject;
import java.util.OptionalInt;

/**
 * How many contacts the account has, by what they permit; each present when the service tells it.
 * There is no count of deleted contacts, nor of {@link Permission#NOT_SET} and {@link
 * Permission#TEMP_HOLD}; whether the total includes the unsubscribed is not documented.
 *
 * @param total contacts of the account
 * @param explicit those who expressly agreed
 * @param implicit those whose permission is inferred
 * @param pending those asked to confirm
 * @param unsubscribed those who opted out
 */
public record ContactCounts(
    OptionalInt total,
    OptionalInt explicit,
    OptionalInt implicit,
    OptionalInt pending,
    OptionalInt unsubscribed) {

  static ContactCounts from(JsonObject json) {
    return new ContactCounts(
        json.integer("total"),
        json.integer("explicit"),
        json.integer("implicit"),
        json.integer("pending"),
        json.integer("unsubscribed"));
  }
}
