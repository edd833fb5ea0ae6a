package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.ref;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Part;
import dev.listkeeper.query.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Local times as java.time understands them, also where clocks are changed, and long ago. */
public interface ZoneContract extends EngineUnderTest {

  private void assertMoments(String zone, String... localsAndMoments) {
    List<Object> locals = new ArrayList<>();
    List<@Nullable Object> moments = new ArrayList<>();
    for (int i = 0; i < localsAndMoments.length; i += 2) {
      locals.add(localsAndMoments[i]);
      moments.add(Instant.parse(localsAndMoments[i + 1]));
    }
    assertValues(
            numbered(Type.TEXT, locals.toArray()),
            new Expression.Parse(ref("x"), Type.TIMESTAMP, Optional.empty(), ZoneId.of(zone)))
        .containsExactlyElementsOf(moments);
  }

  @Test
  default void aSkippedTimeIsLaterByTheGap() {
    assertMoments(
        "America/New_York",
        "2026-03-08T01:59:59",
        "2026-03-08T06:59:59Z",
        "2026-03-08T02:00",
        "2026-03-08T07:00:00Z",
        "2026-03-08T02:30",
        "2026-03-08T07:30:00Z",
        "2026-03-08T03:00",
        "2026-03-08T07:00:00Z");
    assertMoments("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z");
    assertMoments("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z");
  }

  @Test
  default void aRepeatedTimeIsTheEarlierMoment() {
    assertMoments(
        "America/New_York",
        "2026-11-01T00:59:59",
        "2026-11-01T04:59:59Z",
        "2026-11-01T01:00",
        "2026-11-01T05:00:00Z",
        "2026-11-01T01:30",
        "2026-11-01T05:30:00Z",
        "2026-11-01T02:00",
        "2026-11-01T07:00:00Z");
    assertMoments("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z");
    assertMoments("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z");
  }

  @Test
  default void knowsAwkwardZones() {
    assertMoments("Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15:00Z");
    assertMoments("Pacific/Chatham", "2026-01-01T00:00", "2025-12-31T10:15:00Z");
    assertMoments("+02:30", "2026-01-01T00:00", "2025-12-31T21:30:00Z");
    assertMoments("UTC-7", "2026-01-01T00:00", "2026-01-01T07:00:00Z");
    assertMoments("Europe/Berlin", "1500-01-01T00:00", "1499-12-31T23:06:32Z");
  }

  @Test
  default void rulesEndWithTheCentury() {
    assertMoments(
        "America/New_York",
        "2099-07-01T00:00",
        "2099-07-01T04:00:00Z",
        "2100-07-01T00:00",
        "2100-07-01T05:00:00Z",
        "2999-07-01T00:00",
        "2999-07-01T05:00:00Z");
  }

  @Test
  default void partsOfADay() {
    var days = numbered(Type.DATE, LocalDate.of(2026, 11, 22), LocalDate.of(2024, 2, 29), null);

    assertValues(days, part(Part.YEAR, "UTC")).containsExactly(2026L, 2024L, null);
    assertValues(days, part(Part.MONTH, "UTC")).containsExactly(11L, 2L, null);
    assertValues(days, part(Part.DAY, "Asia/Tokyo")).containsExactly(22L, 29L, null);
    assertValues(days, part(Part.DAY_OF_WEEK, "UTC")).containsExactly(7L, 4L, null);
    assertValues(days, part(Part.MINUTE_OF_DAY, "UTC")).containsExactly(0L, 0L, null);
  }

  private static Expression part(Part part, String zone) {
    return new Expression.DatePart(part, ref("x"), ZoneId.of(zone));
  }

  @Test
  default void partsOfAMomentAreSeenInTheZone() {
    var moments =
        numbered(
            Type.TIMESTAMP,
            Instant.parse("2026-01-01T04:59:59.999999Z"),
            Instant.parse("2026-07-01T04:00:00Z"),
            Instant.parse("2026-11-01T06:15:00Z"),
            null);

    assertValues(moments, part(Part.YEAR, "America/New_York"))
        .containsExactly(2025L, 2026L, 2026L, null);
    assertValues(moments, part(Part.MONTH, "America/New_York")).containsExactly(12L, 7L, 11L, null);
    assertValues(moments, part(Part.DAY, "America/New_York")).containsExactly(31L, 1L, 1L, null);
    assertValues(moments, part(Part.DAY_OF_WEEK, "America/New_York"))
        .containsExactly(3L, 3L, 7L, null);
    assertValues(moments, part(Part.MINUTE_OF_DAY, "America/New_York"))
        .containsExactly(1439L, 0L, 75L, null);
    assertValues(
            moments, new Expression.DatePart(Part.MINUTE_OF_DAY, ref("x"), ZoneOffset.ofHours(3)))
        .containsExactly(479L, 420L, 555L, null);
  }
}
