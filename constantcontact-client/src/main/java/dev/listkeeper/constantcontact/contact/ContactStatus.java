package dev.listkeeper.constantcontact.contact;

/** Which contacts a query finds. */
public enum ContactStatus {
  /** Everyone, the deleted and the unsubscribed included. */
  ALL,
  /** Those who can be mailed. */
  ACTIVE,
  /** Deleted ones. */
  DELETED,
  /** Without a recorded permission. */
  NOT_SET,
  /** Asked to confirm. */
  PENDING_CONFIRMATION,
  /** On hold. */
  TEMP_HOLD,
  /** Opted out. */
  UNSUBSCRIBED
}
