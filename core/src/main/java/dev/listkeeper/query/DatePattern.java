package dev.listkeeper.query;

/**
 * Day formats besides ISO that files are known to use. A time may follow a blank or {@code T}, as
 * {@code H:mm[:ss[.f]]} without an offset. Years have four digits.
 */
public enum DatePattern {
  /** 2/28/2026, with or without leading zeros. */
  MONTH_DAY_YEAR_SLASH("M/d/yyyy"),
  /** 28/2/2026. */
  DAY_MONTH_YEAR_SLASH("d/M/yyyy"),
  /** 28.2.2026. */
  DAY_MONTH_YEAR_DOT("d.M.yyyy"),
  /** 28-2-2026. */
  DAY_MONTH_YEAR_DASH("d-M-yyyy"),
  /** 20260228. */
  BASIC("yyyyMMdd");

  private final String pattern;

  DatePattern(String pattern) {
    this.pattern = pattern;
  }

  /** As people write it in a workspace file. */
  public String pattern() {
    return pattern;
  }
}
