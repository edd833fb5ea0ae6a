package dev.listkeeper.engine.duckdb.sql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Time zones as a search tree of constants made from Java's rules. DuckDB's own AT TIME ZONE knows
 * other rules before 1970, fewer names, and takes the later of two moments where clocks go back.
 */
final class ZoneSql {
  /** As the query model says, the offset of this moment counts ever after. */
  private static final Instant HORIZON = Instant.parse("2100-01-01T00:00:00Z");

  private ZoneSql() {}

  /** The moment of a local time: in a gap later by its length, in an overlap the earlier one. */
  static String toInstant(String local, ZoneId zone) {
    List<Step> steps = new ArrayList<>();
    for (ZoneOffsetTransition transition : transitions(zone.getRules())) {
      // both in a gap and in an overlap the offset before counts until the later of two local times
      LocalDateTime until =
          transition.isGap() ? transition.getDateTimeAfter() : transition.getDateTimeBefore();
      steps.add(
          new Step(until.toInstant(ZoneOffset.UTC), transition.getOffsetAfter().getTotalSeconds()));
    }
    return "(" + local + " - " + offset(local, first(zone), steps) + ")";
  }

  /** The local time of a moment. */
  static String toLocal(String moment, ZoneId zone) {
    List<Step> steps =
        transitions(zone.getRules()).stream()
            .map(transition ->
                new Step(transition.getInstant(), transition.getOffsetAfter().getTotalSeconds()))
            .toList();
    return "(" + moment + " + " + offset(moment, first(zone), steps) + ")";
  }

  private record Step(Instant from, int seconds) {}

  private static int first(ZoneId zone) {
    return zone.getRules().getOffset(Instant.MIN).getTotalSeconds();
  }

  private static List<ZoneOffsetTransition> transitions(ZoneRules rules) {
    List<ZoneOffsetTransition> found = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
    while (next != null && next.getInstant().isBefore(HORIZON)) {
      found.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    return found;
  }

  private static String offset(String value, int before, List<Step> steps) {
    if (steps.isEmpty()) {
      return "INTERVAL '" + before + " seconds'";
    }
    int middle = steps.size() / 2;
    Step step = steps.get(middle);
    return "(CASE WHEN "
        + value
        + " < "
        + LiteralSql.moment(step.from())
        + " THEN "
        + offset(value, before, steps.subList(0, middle))
        + " ELSE "
        + offset(value, step.seconds(), steps.subList(middle + 1, steps.size()))
        + " END)";
  }
}
