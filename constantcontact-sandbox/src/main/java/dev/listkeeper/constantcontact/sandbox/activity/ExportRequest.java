package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which contacts, and which of their properties, an export is about. */
record ExportRequest(
    List<String> contactIds,
    List<String> listIds,
    String status,
    List<String> excluded,
    List<String> fields) {
  private static final Set<String> STATUSES = Set.of("", "active", "unsubscribed", "removed");
  private static final int MOST_CONTACTS = 500;
  private static final int MOST_LISTS = 50;
  private static final int MOST_EXCLUDED = 50;

  @Documented("contract 3.0.178, ContactsExport: what combines with what, and the maxima")
  static ExportRequest of(JsonNode body) {
    for (String member : List.of("tag_ids", "segment_id", "new_subscriber")) {
      if (body.hasNonNull(member)) {
        throw Refusal.invalid("The sandbox does not export by " + member + ".");
      }
    }
    ExportRequest request =
        new ExportRequest(
            texts(body.path("contact_ids"), MOST_CONTACTS, "contact_ids"),
            texts(body.path("list_ids"), MOST_LISTS, "list_ids"),
            body.path("status").asString(""),
            texts(body.path("exclude").path("contact_ids"), MOST_EXCLUDED, "exclude.contact_ids"),
            texts(body.path("fields"), Integer.MAX_VALUE, "fields"));
    request.check();
    return request;
  }

  private void check() {
    if (!STATUSES.contains(status)) {
      throw Refusal.invalid("status must be active, unsubscribed or removed.");
    }
    if (!contactIds.isEmpty() && !(listIds.isEmpty() && excluded.isEmpty())) {
      throw Refusal.invalid("contact_ids combines with status only.");
    }
    if (!status.isEmpty() && contactIds.isEmpty() && listIds.isEmpty()) {
      throw Refusal.invalid("status needs contact_ids or list_ids.");
    }
    ExportColumn.of(fields);
  }

  private static List<String> texts(JsonNode array, int most, String name) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asString("")));
    if (texts.size() > most) {
      throw Refusal.invalid(name + " takes at most " + most + ".");
    }
    return texts;
  }
}
