package dev.listkeeper.constantcontact.contact;

import java.util.Locale;

/** What a custom field holds. Cannot be changed later. */
public enum CustomFieldType {
  /** Text of up to 255 characters. */
  STRING,
  /** The same, shown with several lines. */
  TEXT_AREA,
  /** A number. */
  NUMBER,
  /** An amount in one currency. */
  CURRENCY,
  /** A date, by default as {@code 2026-11-24}. */
  DATE,
  /** A date and a time. */
  DATETIME,
  /** Yes or no. */
  BOOLEAN,
  /** One of a list of choices. */
  SINGLE_SELECT,
  /** Several of a list of choices. */
  MULTI_SELECT,
  /** A word this library does not know; {@link CustomField#typeText()} has it. */
  UNKNOWN;

  static CustomFieldType of(String text) {
    for (CustomFieldType type : values()) {
      if (type.word().equals(text)) {
        return type;
      }
    }
    return UNKNOWN;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
