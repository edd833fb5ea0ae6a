package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import dev.listkeeper.constantcontact.sandbox.http.Timestamps;

/** A stretch of time in epoch seconds, both ends included. */
record Period(long from, long to) {
  private static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Reads {@code <name>_after} and {@code <name>_before}. */
  static Period of(Parameters asked, String name) {
    return new Period(
        end(asked, name + "_after", Long.MIN_VALUE), end(asked, name + "_before", Long.MAX_VALUE));
  }

  /** Whether it holds this time; what never happened is in no period that has an end. */
  boolean includes(long epochSecond) {
    return equals(ALWAYS) || (epochSecond != 0 && epochSecond >= from && epochSecond <= to);
  }

  private static long end(Parameters asked, String name, long otherwise) {
    return asked
        .get(name)
        .map(text -> Timestamps.parse(name, text).getEpochSecond())
        .orElse(otherwise);
  }
}
