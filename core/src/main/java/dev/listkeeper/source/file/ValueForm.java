package dev.listkeeper.source.file;

import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way in which all values of a column may be written. The order is that of preference: the first
 * form that fits every value is the column's.
 */
enum ValueForm {
  INTEGER(Type.INTEGER, null),
  DECIMAL(Type.DECIMAL, null),
  BOOLEAN(Type.BOOLEAN, null),
  ISO_DATE(Type.DATE, null),
  ISO_TIMESTAMP(Type.TIMESTAMP, null),
  MONTH_DAY_SLASH_DATE(Type.DATE, DatePattern.MONTH_DAY_YEAR_SLASH),
  MONTH_DAY_SLASH_TIMESTAMP(Type.TIMESTAMP, DatePattern.MONTH_DAY_YEAR_SLASH),
  DAY_MONTH_SLASH_DATE(Type.DATE, DatePattern.DAY_MONTH_YEAR_SLASH),
  DAY_MONTH_SLASH_TIMESTAMP(Type.TIMESTAMP, DatePattern.DAY_MONTH_YEAR_SLASH),
  DOT_DATE(Type.DATE, DatePattern.DAY_MONTH_YEAR_DOT),
  DOT_TIMESTAMP(Type.TIMESTAMP, DatePattern.DAY_MONTH_YEAR_DOT),
  DASH_DATE(Type.DATE, DatePattern.DAY_MONTH_YEAR_DASH),
  DASH_TIMESTAMP(Type.TIMESTAMP, DatePattern.DAY_MONTH_YEAR_DASH);

  /** All forms, as bits. */
  static final int ALL = (1 << values().length) - 1;

  private final Type type;
  private final @Nullable DatePattern pattern;

  ValueForm(Type type, @Nullable DatePattern pattern) {
    this.type = type;
    this.pattern = pattern;
  }

  // Bits live no longer than one read, so the order may change.
  @SuppressWarnings("EnumOrdinal")
  int bit() {
    return 1 << ordinal();
  }

  Type type() {
    return type;
  }

  Optional<DatePattern> pattern() {
    return Optional.ofNullable(pattern);
  }

  /** The forms that a text has, as bits. */
  static int of(byte[] text, int from, int to) {
    if (from == to) {
      return ALL;
    }
    byte first = text[from];
    if (first >= 'A') {
      return WrittenBoolean.is(text, from, to) ? BOOLEAN.bit() : 0;
    }
    int dates = WrittenDate.forms(text, from, to);
    return dates != 0 ? dates : WrittenNumber.forms(text, from, to);
  }
}
