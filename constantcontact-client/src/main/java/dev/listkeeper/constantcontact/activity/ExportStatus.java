package dev.listkeeper.constantcontact.activity;

/** Which contacts of the lists go into an export. */
public enum ExportStatus {
  /** Those who can be mailed. */
  ACTIVE,
  /** Those who opted out. */
  UNSUBSCRIBED,
  /** Those who were removed. */
  REMOVED
}
