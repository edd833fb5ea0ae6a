package dev.listkeeper.constantcontact.list;

/** Which members the service counts when it names a list. */
public enum MembershipCount {
  /** No count; the quickest. */
  NONE,
  /** Members who can be mailed. */
  ACTIVE,
  /** All members. */
  ALL
}
