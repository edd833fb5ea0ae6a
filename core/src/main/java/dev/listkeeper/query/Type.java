package dev.listkeeper.query;

/** The closed list of column types. A value of any type may be absent (null). */
public enum Type {
  /** Unicode text, compared and ordered by code point. */
  TEXT,
  /** A whole number of 64 bits. */
  INTEGER,
  /**
   * An exact number with 28 digits before and 10 after the point; more decimals are rounded half
   * up.
   */
  DECIMAL,
  BOOLEAN,
  /** A calendar day without a time zone. */
  DATE,
  /** A point in time, kept to the microsecond. */
  TIMESTAMP;

  /** Whether arithmetic makes sense on it. */
  public boolean isNumber() {
    return this == INTEGER || this == DECIMAL;
  }

  /** Whether values of the two types may be compared with each other. */
  public boolean comparesWith(Type other) {
    return this == other || (isNumber() && other.isNumber());
  }
}
