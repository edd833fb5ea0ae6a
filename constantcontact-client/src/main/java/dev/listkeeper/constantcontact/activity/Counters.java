package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.internal.JsonObject;
import java.util.OptionalInt;

/**
 * The service's own counts of an activity; which are present depends on its kind and progress.
 *
 * @param itemsTotal imports: rows including the header; otherwise contacts to process
 * @param itemsCompleted processed so far; not for imports
 * @param persons contacts in the import
 * @param errors rows that failed for good
 * @param correctable rows a person can correct in the web application
 * @param cannotAddToList contacts not added because they had unsubscribed
 * @param lists lists involved
 */
public record Counters(
    OptionalInt itemsTotal,
    OptionalInt itemsCompleted,
    OptionalInt persons,
    OptionalInt errors,
    OptionalInt correctable,
    OptionalInt cannotAddToList,
    OptionalInt lists) {

  static final Counters NONE =
      new Counters(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  static Counters from(JsonObject json) {
    return new Counters(
        json.integer("items_total_count"),
        json.integer("items_completed_count"),
        json.integer("person_count"),
        json.integer("error_count"),
        json.integer("correctable_count"),
        json.integer("cannot_add_to_list_count"),
        json.integer("list_count"));
  }
}
