package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.list.ListId;
import java.util.Collection;
import java.util.List;

/** What every import and every row of it must be. */
final class ImportRules {

  private ImportRules() {}

  static void check(Collection<ListId> lists, List<String> columns) {
    require(
        !lists.isEmpty() && lists.size() <= ImportBatch.MOST_LISTS,
        "An import needs 1 to 50 lists.");
    require(!columns.isEmpty(), "An import needs a header.");
    require(
        columns.stream().distinct().count() == columns.size(),
        "An import's header must not name a column twice.");
  }

  static void check(List<String> row, int columns) {
    require(
        row.size() == columns,
        "A row has " + row.size() + " values, the header has " + columns + ".");
  }

  static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException("One row alone is larger than an import may be.");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
