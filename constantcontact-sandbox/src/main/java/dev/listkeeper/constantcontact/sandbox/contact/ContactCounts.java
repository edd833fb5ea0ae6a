package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** How many contacts of each kind an account has; deleted ones are no contacts here. */
@Documented("contract 3.0.178, ContactsCounts; guide: new subscribers are those of 30 days")
record ContactCounts(
    int total, int explicit, int implicit, int pending, int unsubscribed, int newSubscriber) {
  @Unconfirmed(Switch.COUNTS_TOTAL_INCLUDES_UNSUBSCRIBED)
  static ContactCounts of(ContactTable table, Instant now, Switches switches) {
    int[] byPermission = new int[Permission.values().length];
    int all = 0;
    int fresh = 0;
    for (int contact = 0; contact < table.size(); contact++) {
      if (!table.deleted(contact)) {
        all++;
        byPermission[table.permission(contact).code()]++;
        fresh += table.newSubscriber(contact, now) ? 1 : 0;
      }
    }
    int unsubscribed = byPermission[Permission.UNSUBSCRIBED.code()];
    return new ContactCounts(
        switches.on(Switch.COUNTS_TOTAL_INCLUDES_UNSUBSCRIBED) ? all : all - unsubscribed,
        byPermission[Permission.EXPLICIT.code()],
        byPermission[Permission.IMPLICIT.code()],
        byPermission[Permission.PENDING_CONFIRMATION.code()],
        unsubscribed,
        fresh);
  }

  ObjectNode json(boolean withNew) {
    ObjectNode body =
        Json.object()
            .put("total", total)
            .put("explicit", explicit)
            .put("implicit", implicit)
            .put("pending", pending)
            .put("unsubscribed", unsubscribed);
    return withNew ? body.put("new_subscriber", newSubscriber) : body;
  }
}
