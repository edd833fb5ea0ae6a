package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Deletes lists, tags and custom fields; the contacts stay. */
final class DeletionJob implements Job {
  private final AddressBook book;

  DeletionJob(AddressBook book) {
    this.book = book;
  }

  @Override
  public Outcome run(Activity activity) {
    return book.store().write(() -> delete(activity));
  }

  @Documented("contract 3.0.178, DELETE /contact_lists/{list_id}; what is gone already is no error")
  private Outcome delete(Activity activity) {
    JsonNode request = activity.request();
    long now = activity.dueAt().getEpochSecond();
    Map<String, Integer> counters = new LinkedHashMap<>();
    switch (activity.kind()) {
      case LIST_DELETE -> deleteList(request.path("list_id").asString(""), now);
      case LISTS_DELETE -> {
        List<String> ids = Selection.texts(request.path("list_ids"));
        ids.forEach(id -> deleteList(id, now));
        counters.put("list_count", ids.size());
      }
      case TAG_DELETE, TAGS_DELETE -> {
        List<String> ids = Selection.texts(request.path("tag_ids"));
        ids.forEach(this::deleteTag);
        counters.put("items_total_count", ids.size());
        counters.put("items_completed_count", ids.size());
      }
      default -> Selection.texts(request.path("custom_field_ids")).forEach(this::deleteField);
    }
    return new Outcome(State.COMPLETED, counters, List.of());
  }

  private void deleteList(String id, long now) {
    book.lists().find(id).ifPresent(list -> book.delete(list, now));
  }

  private void deleteTag(String id) {
    book.tags().find(id).ifPresent(book::delete);
  }

  private void deleteField(String id) {
    book.fields().find(id).ifPresent(book.fields()::delete);
  }
}
