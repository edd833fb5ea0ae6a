package dev.listkeeper.constantcontact.sandbox.field;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a custom field holds. */
@Documented("guide, custom fields: the types")
enum FieldType {
  STRING,
  TEXT_AREA,
  NUMBER,
  CURRENCY,
  DATE,
  DATETIME,
  BOOLEAN,
  SINGLE_SELECT,
  MULTI_SELECT;

  private static final Pattern NUMERIC = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
  private static final Pattern SLASHED = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}");

  /** As the API writes it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FieldType> of(String wire) {
    for (FieldType type : values()) {
      if (type.wire().equals(wire)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether its values are choices. */
  boolean select() {
    return this == SINGLE_SELECT || this == MULTI_SELECT;
  }

  /** Whether a text is a value of this type; choices are another matter. */
  boolean fits(String text) {
    return switch (this) {
      case STRING, TEXT_AREA, SINGLE_SELECT, MULTI_SELECT -> true;
      case NUMBER, CURRENCY -> NUMERIC.matcher(text).matches();
      case BOOLEAN -> Set.of("true", "false").contains(text.toLowerCase(Locale.ROOT));
      case DATE -> SLASHED.matcher(text).matches() || isDate(text);
      case DATETIME -> isDate(text) || isDateTime(text);
    };
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
