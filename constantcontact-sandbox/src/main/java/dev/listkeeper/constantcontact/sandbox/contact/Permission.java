package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.Locale;
import java.util.Optional;

/**
 * What a contact has agreed to, for the whole account. The order is part of the journal's format:
 * new ones go to the end.
 */
@Documented("contract 3.0.178, EmailAddress.permission_to_send")
public enum Permission {
  /** Expressly agreed. */
  EXPLICIT,
  /** Inferred; what every import gives a new contact. */
  IMPLICIT,
  /** No permission recorded. */
  NOT_SET,
  /** Asked to confirm, has not answered. */
  PENDING_CONFIRMATION,
  /** Declared by the contract and nowhere explained. */
  TEMP_HOLD,
  /** Wants nothing from this account. */
  UNSUBSCRIBED;

  private static final Permission[] VALUES = values();

  /** As the API writes it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether mail may be sent. */
  public boolean mailable() {
    return this == EXPLICIT || this == IMPLICIT;
  }

  /** By the API's word. */
  public static Optional<Permission> of(String wire) {
    for (Permission permission : VALUES) {
      if (permission.wire().equals(wire)) {
        return Optional.of(permission);
      }
    }
    return Optional.empty();
  }

  /** The number by which memory and journal know it. */
  @SuppressWarnings("EnumOrdinal") // the order is the format, as the class comment says
  int code() {
    return ordinal();
  }

  static Permission at(int code) {
    return VALUES[code];
  }
}
