package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.internal.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A contact's address and what its owner permits.
 *
 * @param address as the service spells it; compare without regard to case
 * @param permission what may be sent
 * @param optInSource {@code Contact} or {@code Account}
 * @param optInDate when permission was given
 * @param optOutSource present after an opt-out; after {@code Contact} only the person can return
 * @param optOutDate present after an opt-out
 * @param optOutReason in the person's words
 */
public record EmailAddress(
    String address,
    Permission permission,
    Optional<String> optInSource,
    Optional<Instant> optInDate,
    Optional<String> optOutSource,
    Optional<Instant> optOutDate,
    Optional<String> optOutReason) {

  static EmailAddress from(JsonObject json) {
    return new EmailAddress(
        json.requiredText("address"),
        Permission.of(json.text("permission_to_send").orElse("")),
        json.text("opt_in_source"),
        json.instant("opt_in_date"),
        json.text("opt_out_source"),
        json.instant("opt_out_date"),
        json.text("opt_out_reason"));
  }

  /** Never shows the address. */
  @Override
  public String toString() {
    return "EmailAddress[address=***, permission=" + permission + "]";
  }
}
