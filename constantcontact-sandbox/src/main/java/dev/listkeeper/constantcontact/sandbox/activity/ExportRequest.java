package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which contacts, and which of their properties, an export is about. */
record ExportRequest(
    List<String> contactIds,
    List<String> listIds,
    List<String> tagIds,
    boolean newSubscribers,
    String status,
    List<String> excluded,
    List<String> fields) {
  private static final Set<String> STATUSES = Set.of("", "active", "unsubscribed", "removed");
  private static final int MOST_CONTACTS = 500;
  private static final int MOST_LISTS = 50;
  private static final int MOST_TAGS = 50;
  private static final int MOST_EXCLUDED = 50;

  @Documented("contract 3.0.178, ContactsExport: what combines with what, and the maxima")
  static ExportRequest of(JsonNode body) {
    if (body.hasNonNull("segment_id")) {
      throw Refusal.invalid("The sandbox has no segment_id.");
    }
    ExportRequest request =
        new ExportRequest(
            Selection.texts(body.path("contact_ids"), MOST_CONTACTS, "contact_ids"),
            Selection.texts(body.path("list_ids"), MOST_LISTS, "list_ids"),
            Selection.texts(body.path("tag_ids"), MOST_TAGS, "tag_ids"),
            body.path("new_subscriber").asBoolean(false),
            body.path("status").asString(""),
            Selection.texts(
                body.path("exclude").path("contact_ids"), MOST_EXCLUDED, "exclude.contact_ids"),
            Selection.texts(body.path("fields")));
    request.check();
    return request;
  }

  private void check() {
    if (!STATUSES.contains(status)) {
      throw Refusal.invalid("status must be active, unsubscribed or removed.");
    }
    boolean more = !listIds.isEmpty() || !excluded.isEmpty() || newSubscribers;
    if (!contactIds.isEmpty() && (more || !tagIds.isEmpty())) {
      throw Refusal.invalid("contact_ids combines with status only.");
    }
    if (!tagIds.isEmpty() && (more || !status.isEmpty())) {
      throw Refusal.invalid("tag_ids combines with nothing else.");
    }
    if (!status.isEmpty() && contactIds.isEmpty() && listIds.isEmpty()) {
      throw Refusal.invalid("status needs contact_ids or list_ids.");
    }
    ExportColumn.of(fields, List.of());
  }
}
