package dev.listkeeper.constantcontact.limit;

/** Calls that are limited separately. */
public enum CallKind {
  /** Calls of the API proper: limited by second and by day. */
  API,
  /** Calls of the token endpoint: limited by second. */
  TOKEN
}
