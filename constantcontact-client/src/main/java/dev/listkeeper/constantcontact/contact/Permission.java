package dev.listkeeper.constantcontact.contact;

import java.util.Locale;

/** What a person permits the account to send. */
public enum Permission {
  /** Expressly agreed to. */
  EXPLICIT,
  /** Inferred from a relationship; what imports give. */
  IMPLICIT,
  /** Nothing recorded; cannot be mailed. */
  NOT_SET,
  /** Asked to confirm and has not answered; cannot be mailed. */
  PENDING_CONFIRMATION,
  /** Not explained by the service; take it for not mailable. */
  TEMP_HOLD,
  /** Opted out of everything from this account. */
  UNSUBSCRIBED,
  /** A word this library does not know, or none at all; take it for not mailable. */
  UNKNOWN;

  static Permission of(String text) {
    for (Permission permission : values()) {
      if (permission.name().toLowerCase(Locale.ROOT).equals(text)) {
        return permission;
      }
    }
    return UNKNOWN;
  }
}
