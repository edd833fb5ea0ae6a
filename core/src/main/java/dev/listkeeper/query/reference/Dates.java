package dev.listkeeper.query.reference;

import dev.listkeeper.query.Expression;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** Time zones, and parts of dates. */
final class Dates {
  /** From here on the offset of this moment counts. */
  private static final LocalDateTime HORIZON = LocalDateTime.of(2100, 1, 1, 0, 0);

  private Dates() {}

  /** In a gap later by its length, in an overlap the earlier of the two. */
  static Instant toInstant(LocalDateTime local, ZoneId zone) {
    ZoneOffset last = lastOffset(zone);
    Instant withLast = local.toInstant(last);
    return withLast.isBefore(horizon()) ? local.atZone(zone).toInstant() : withLast;
  }

  static LocalDateTime toLocal(Instant moment, ZoneId zone) {
    ZoneOffset offset =
        moment.isBefore(horizon()) ? zone.getRules().getOffset(moment) : lastOffset(zone);
    return LocalDateTime.ofInstant(moment, offset);
  }

  private static Instant horizon() {
    return HORIZON.toInstant(ZoneOffset.UTC);
  }

  private static ZoneOffset lastOffset(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return rules.getOffset(horizon());
  }

  static long part(Expression.DatePart part, Object date) {
    LocalDateTime local =
        switch (date) {
          case LocalDate day -> day.atStartOfDay();
          case Instant moment -> toLocal(moment, part.zone());
          default -> throw new IllegalArgumentException("No date: " + date.getClass());
        };
    return switch (part.part()) {
      case YEAR -> local.getYear();
      case MONTH -> local.getMonthValue();
      case DAY -> local.getDayOfMonth();
      case DAY_OF_WEEK -> local.getDayOfWeek().getValue();
      case MINUTE_OF_DAY -> local.getHour() * 60L + local.getMinute();
    };
  }
}
