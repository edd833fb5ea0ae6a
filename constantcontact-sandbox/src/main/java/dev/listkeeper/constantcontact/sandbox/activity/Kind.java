package dev.listkeeper.constantcontact.sandbox.activity;

/** What an activity does. The journal knows it by its name. */
enum Kind {
  FILE_IMPORT,
  JSON_IMPORT,
  EXPORT,
  LIST_ADD,
  LIST_REMOVE,
  TAG_ADD,
  TAG_REMOVE,
  CONTACT_DELETE,
  /** One list, by DELETE. */
  LIST_DELETE,
  /** Several lists, by an activity. */
  LISTS_DELETE,
  /** One tag, by DELETE. */
  TAG_DELETE,
  /** Several tags, by an activity. */
  TAGS_DELETE,
  FIELDS_DELETE;

  boolean isImport() {
    return this == FILE_IMPORT || this == JSON_IMPORT;
  }

  /** Whether the activity has a status with counters. */
  boolean counted() {
    return this != LIST_DELETE && this != FIELDS_DELETE;
  }
}
