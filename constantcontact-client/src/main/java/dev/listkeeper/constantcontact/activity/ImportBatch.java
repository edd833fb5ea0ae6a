package dev.listkeeper.constantcontact.activity;

import java.util.List;

/**
 * One import being filled, never larger than what the service takes in whole: beyond 40,000
 * contacts or 4 MB it drops the rest in silence. Not thread-safe.
 */
public sealed interface ImportBatch permits ImportFile, ImportJson {

  /** Most contacts in one import. */
  int MOST_ROWS = 39_999;

  /** Most bytes of the whole request body, all that surrounds the contacts included. */
  int MOST_BYTES = 3_900_000;

  /** Most lists one import adds its contacts to. */
  int MOST_LISTS = 50;

  /**
   * Adds a contact if there is room for it.
   *
   * @param row one value for each column, empty for none
   * @return false, and nothing is added, when the batch is full: go on with a new one
   * @throws IllegalArgumentException when the number of values is not that of the columns, or the
   *     row alone is larger than any batch may be
   */
  boolean tryAdd(List<String> row);

  /** Contacts so far. */
  int rowCount();

  /** Bytes of the whole request body so far: exactly its Content-Length. */
  int bodyLength();
}
