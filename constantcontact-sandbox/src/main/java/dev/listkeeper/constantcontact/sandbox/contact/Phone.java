package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.Locale;
import java.util.Optional;

/** The kinds of telephone number. */
public enum Phone {
  /** At home. */
  HOME(Field.HOME_PHONE),
  /** At work. */
  WORK(Field.WORK_PHONE),
  /** On the way. */
  MOBILE(Field.MOBILE_PHONE),
  /** Elsewhere. */
  OTHER(Field.OTHER_PHONE);

  /** How many numbers a contact may have. */
  public static final int MOST = 3;

  private final Field field;

  Phone(Field field) {
    this.field = field;
  }

  Field field() {
    return field;
  }

  /** As the API writes it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many numbers a profile holds. */
  public static int count(Profile profile) {
    int count = 0;
    for (Phone phone : values()) {
      count += profile.text(phone.field).isEmpty() ? 0 : 1;
    }
    return count;
  }

  static Optional<Phone> of(String wire) {
    for (Phone phone : values()) {
      if (phone.wire().equals(wire)) {
        return Optional.of(phone);
      }
    }
    return Optional.empty();
  }
}
