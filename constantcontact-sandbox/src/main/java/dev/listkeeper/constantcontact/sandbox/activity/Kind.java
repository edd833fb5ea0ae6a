package dev.listkeeper.constantcontact.sandbox.activity;

/** What an activity does. */
enum Kind {
  FILE_IMPORT,
  JSON_IMPORT,
  EXPORT,
  LIST_DELETE;

  boolean isImport() {
    return this == FILE_IMPORT || this == JSON_IMPORT;
  }
}
