package dev.listkeeper.constantcontact.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Reads {@code Z}, {@code +00:00} and {@code +0000} times, times without zone, and bare dates. */
final class LenientTime {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  private LenientTime() {}

  /** Without zone means UTC, without time means the start of the day. */
  static Optional<Instant> parse(String text) {
    try {
      TemporalAccessor read =
          FORMAT.parseBest(
              text.strip().replace(' ', 'T'),
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException("not a moment");
          });
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
