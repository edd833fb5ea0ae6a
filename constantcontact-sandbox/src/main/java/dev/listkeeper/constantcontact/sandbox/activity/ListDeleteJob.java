package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import java.util.List;
import java.util.Map;

/** Deletes a list and its memberships; the contacts stay. */
final class ListDeleteJob implements Job {
  private final Store store;
  private final Lists lists;
  private final Memberships memberships;

  ListDeleteJob(Store store, Lists lists, Memberships memberships) {
    this.store = store;
    this.lists = lists;
    this.memberships = memberships;
  }

  @Override
  @Documented("contract 3.0.178, DELETE /contact_lists/{list_id}")
  public Outcome run(Activity activity) {
    store.change(() ->
        lists
            .find(activity.request().path("list_id").asString(""))
            .ifPresent(list -> {
              memberships.removeAll(list.number());
              lists.delete(list);
            }));
    return new Outcome(State.COMPLETED, Map.of(), List.of());
  }
}
