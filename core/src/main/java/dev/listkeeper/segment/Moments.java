package dev.listkeeper.segment;

import dev.listkeeper.query.Literal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * What "now", days and windows are in one evaluation: fixed here once, so that all conditions and
 * all engines see the same literals.
 */
record Moments(Instant now, ZoneId zone) {
  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

  Moments {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** The moments from the first up to, but not including, the second. */
  record Span(Literal from, Literal until) {}

  LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  /** A day written as 2011-10-01. */
  Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(Moments::isKept);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A whole day as moments, or one moment as the microsecond it is. */
  Optional<Span> span(String text) {
    return day(text)
        .map(this::wholeDay)
        .or(() ->
            moment(text)
                .map(moment ->
                    new Span(
                        new Literal.Moment(moment),
                        new Literal.Moment(moment.plus(1, ChronoUnit.MICROS)))));
  }

  private Span wholeDay(LocalDate day) {
    return new Span(new Literal.Moment(startOf(day)), new Literal.Moment(startOf(day.plusDays(1))));
  }

  private Optional<Instant> moment(String text) {
    String iso =
        text.length() > 10 && text.charAt(10) == ' '
            ? text.substring(0, 10) + "T" + text.substring(11)
            : text;
    try {
      TemporalAccessor read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
      // A local time that daylight saving skips is read as that much later, one that it repeats
      // as the first of the two.
      return Optional.of(
              switch (read) {
                case OffsetDateTime offset -> offset.toZonedDateTime();
                case LocalDateTime local -> local.atZone(zone);
                default -> throw new DateTimeException("Neither: " + read);
              })
          .filter(moment -> isKept(moment.toLocalDate()))
          .map(moment -> moment.toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Years of four digits: what every engine keeps. */
  private static boolean isKept(LocalDate day) {
    return day.getYear() >= 1 && day.getYear() <= 9999;
  }

  /** The first moment of a day, which is not midnight where daylight saving begins at midnight. */
  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The same local time so many units ago; hours and minutes are counted as they pass. */
  Instant ago(Test.WithinLast window) {
    LocalDate day = daysAgo(window);
    ZonedDateTime here = now.atZone(zone);
    return day.isAfter(EARLIEST)
        ? here.minus(window.amount(), window.unit().chronoUnit()).toInstant()
        : startOf(EARLIEST);
  }

  /** The day so many units before today, but not before there were years. */
  LocalDate daysAgo(Test.WithinLast window) {
    LocalDate day =
        switch (window.unit()) {
          case MINUTES, HOURS ->
              now.minus(window.amount(), window.unit().chronoUnit()).atZone(zone).toLocalDate();
          case DAYS, WEEKS, MONTHS, YEARS ->
              today().minus(window.amount(), window.unit().chronoUnit());
        };
    return day.isAfter(EARLIEST) ? day : EARLIEST;
  }

  LocalDate firstOfJanuary() {
    return today().withDayOfYear(1);
  }
}
