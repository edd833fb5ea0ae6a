package dev.listkeeper.constantcontact.sandbox.http;

import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
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

  /** Writes when something was changed last, which was seen in two spellings within one body. */
  @Observed("recorded bodies, 2026-09: 2026-09-29T18:38:06+00:00 beside 2026-09-29T18:38:06Z")
  @Unconfirmed(Switch.UPDATED_AT_HAS_OFFSET)
  public static String updated(long epochSecond, Switches switches) {
    String text = text(epochSecond);
    return switches.on(Switch.UPDATED_AT_HAS_OFFSET) ? text.replace("Z", "+00:00") : text;
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
