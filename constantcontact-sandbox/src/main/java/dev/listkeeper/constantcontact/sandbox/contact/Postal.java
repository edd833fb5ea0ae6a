package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of street address, and the fields one consists of. */
enum Postal {
  HOME(Field.HOME_STREET),
  WORK(Field.WORK_STREET),
  OTHER(Field.OTHER_STREET);

  private static final List<String> KEYS =
      List.of("street", "city", "state", "postal_code", "country");

  private final Field street;

  Postal(Field street) {
    this.street = street;
  }

  /** As the API writes it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of the parts in a contact's street_addresses. */
  static List<String> keys() {
    return KEYS;
  }

  /** The field of a part, by its place in {@link #keys}. */
  Field field(int part) {
    return Field.at(street.place() + part);
  }

  Field state() {
    return field(2);
  }

  Field country() {
    return field(4);
  }

  static Optional<Postal> of(String wire) {
    for (Postal kind : values()) {
      if (kind.wire().equals(wire)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
