package dev.listkeeper.constantcontact.sandbox.http;

import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as the service writes and reads them: whole seconds in UTC. */
public final class Timestamps {
  private Timestamps() {}

  /** Writes {@code 2026-09-29T18:38:06Z}. */
  @Observed("recorded bodies, 2026-09")
  public static String text(long epochSecond) {
    return Instant.ofEpochSecond(epochSecond).toString();
  }

  /** Reads any ISO-8601 date or date-time with offset, or answers 400. */
  public static Instant parse(String name, String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.invalid(name + " must be an ISO-8601 date.");
    }
  }
}
