package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.Optional;

/** Who did something: the person or the account. */
public enum Source {
  /** The person. */
  CONTACT("Contact"),
  /** The owner of the account. */
  ACCOUNT("Account");

  private final String wire;

  Source(String wire) {
    this.wire = wire;
  }

  /** As the API writes it. */
  public String wire() {
    return wire;
  }

  /** By the API's word. */
  static Optional<Source> of(String wire) {
    for (Source source : values()) {
      if (source.wire.equals(wire)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }
}
