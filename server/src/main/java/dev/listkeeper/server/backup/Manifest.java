package dev.listkeeper.server.backup;

import java.time.Instant;
import java.util.List;

/**
 * What is in a backup; written last, so that a file without it is known to have been cut off.
 *
 * @param format of the file itself
 * @param product the version of Listkeeper that wrote it
 * @param schema the version of the tables
 * @param key whether the file of the secret key is in it
 * @param tables in an order in which a row's references come before it
 * @param entries all other entries of the file
 */
record Manifest(
    int format,
    String product,
    String schema,
    Instant createdAt,
    boolean key,
    List<TableEntry> tables,
    List<Entry> entries) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
  static final String KEY = "key/secret.json";
  static final String SNAPSHOTS = "snapshots/";

  /** Rows of a table. */
  record TableEntry(String name, long rows) {
    /** The name of the entry that holds them. */
    String entry() {
      return "tables/" + name + ".jsonl";
    }
  }

  /** An entry as it must be read back; the hash is SHA-256 in hexadecimal digits. */
  record Entry(String name, long bytes, String sha256) {}
}
