package dev.listkeeper.constantcontact.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InProcessCallLimiterTest {

  private static final String KEY = "key-1";
  private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");
  private final ManualTime time = new ManualTime("2026-11-24T23:59:00Z");
  private final CallLimiter limiter = new InProcessCallLimiter(Limits.STANDARD, time);

  @Test
  void letsFourCallsGoInASecondAndTheFifthWait() {
    assertThat(delays(9)).containsExactly(0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 2L);
    assertThat(left(Purpose.PERSON)).isEqualTo(9_991);
  }

  @Test
  void grantsNoSecondMoreThanFourHoweverCallsArrive() {
    List<Instant> moments = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      time.sleep(Duration.ofMillis(97L * (i % 5)));
      moments.add(time.instant().plus(delay(limiter.reserve(KEY, CallKind.API, Purpose.RUN))));
    }

    for (int i = 4; i < moments.size(); i++) {
      assertThat(moments.get(i)).isAfterOrEqualTo(moments.get(i - 4).plusSeconds(1));
    }
  }

  @Test
  void countsTokenCallsApart() {
    limiter.reserve(KEY, CallKind.TOKEN, Purpose.RUN);
    delays(4);

    Permit second = limiter.reserve(KEY, CallKind.TOKEN, Purpose.RUN);

    assertThat(second).isEqualTo(new Permit.Granted(Duration.ofSeconds(1)));
    assertThat(left(Purpose.PERSON)).isEqualTo(9_996);
  }

  @Test
  void countsEveryKeyApart() {
    delays(4);

    Permit other = limiter.reserve("key-2", CallKind.API, Purpose.RUN);

    assertThat(other).isEqualTo(new Permit.Granted(Duration.ZERO));
  }

  @Test
  void refusesWhatIsBeyondTheDayAndGoesOnAtMidnightUtc() {
    var few = new InProcessCallLimiter(new Limits(4, 2, 1), time);
    few.reserve(KEY, CallKind.API, Purpose.RUN);
    few.reserve(KEY, CallKind.API, Purpose.RUN);

    Permit third = few.reserve(KEY, CallKind.API, Purpose.RUN);

    assertThat(third).isEqualTo(new Permit.UsedUp(MIDNIGHT));
    assertThat(few.budget(KEY, Purpose.RUN))
        .isEqualTo(new Budget(0, Duration.ofMinutes(1), MIDNIGHT));
    time.set("2026-11-25T00:00:00Z");
    assertThat(few.budget(KEY, Purpose.RUN).remaining()).isEqualTo(2);
    assertThat(few.reserve(KEY, CallKind.API, Purpose.RUN)).isInstanceOf(Permit.Granted.class);
    assertThat(few.budget(KEY, Purpose.RUN).remaining()).isEqualTo(1);
  }

  @Test
  void countsACallInTheDayOfItsMoment() {
    time.set("2026-11-24T23:59:59.500Z");
    delays(4);
    assertThat(left(Purpose.PERSON)).isEqualTo(10_000);

    delays(1);

    assertThat(left(Purpose.PERSON)).isEqualTo(9_999);
  }

  @Test
  void holdsATenthOfTheDayForPeopleAtTheScreen() {
    var twenty = new InProcessCallLimiter(new Limits(100, 20, 1), time);
    twenty.reserve(KEY, CallKind.API, Purpose.PERSON);
    for (int i = 0; i < 17; i++) {
      twenty.reserve(KEY, CallKind.API, Purpose.RUN);
    }

    assertThat(twenty.reserve(KEY, CallKind.API, Purpose.RUN))
        .isEqualTo(new Permit.UsedUp(MIDNIGHT));
    assertThat(twenty.budget(KEY, Purpose.RUN).remaining()).isZero();
    assertThat(twenty.budget(KEY, Purpose.PERSON).remaining()).isEqualTo(2);
    assertThat(twenty.reserve(KEY, CallKind.API, Purpose.PERSON))
        .isEqualTo(new Permit.Granted(Duration.ZERO));
  }

  @Test
  void saysHowLongTheNextCallWouldWaitWithoutCountingIt() {
    delays(5);

    Budget budget = limiter.budget(KEY, Purpose.RUN);

    assertThat(budget).isEqualTo(new Budget(8_995, Duration.ofSeconds(1), MIDNIGHT));
    assertThat(limiter.budget(KEY, Purpose.RUN)).isEqualTo(budget);
  }

  @Test
  void grantsNothingForASecondAfterTheServiceThrottled() {
    limiter.throttled(KEY, CallKind.API);

    assertThat(delays(1)).containsExactly(1L);
    assertThat(limiter.reserve(KEY, CallKind.TOKEN, Purpose.RUN))
        .isEqualTo(new Permit.Granted(Duration.ZERO));
    limiter.throttled(KEY, CallKind.TOKEN);
    assertThat(delay(limiter.reserve(KEY, CallKind.TOKEN, Purpose.RUN)))
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void grantsNothingUntilMidnightAfterTheServiceRefusedForTheDay() {
    assertThat(limiter.quotaExceeded(KEY)).isEqualTo(MIDNIGHT);

    assertThat(limiter.reserve(KEY, CallKind.API, Purpose.PERSON))
        .isEqualTo(new Permit.UsedUp(MIDNIGHT));
    assertThat(left(Purpose.PERSON)).isZero();
    assertThat(limiter.reserve("key-2", CallKind.API, Purpose.RUN))
        .isInstanceOf(Permit.Granted.class);
    time.set("2026-11-25T00:00:00Z");
    assertThat(left(Purpose.PERSON)).isEqualTo(10_000);
  }

  @Test
  void triesAgainSoonWhenTheServiceRefusesRightAfterMidnight() {
    time.set("2026-11-25T00:00:02Z");

    Instant again = limiter.quotaExceeded(KEY);

    assertThat(again).isEqualTo("2026-11-25T00:01:02Z");
    assertThat(limiter.reserve(KEY, CallKind.API, Purpose.RUN)).isEqualTo(new Permit.UsedUp(again));
    time.set("2026-11-25T00:01:02Z");
    assertThat(delays(1)).containsExactly(0L);
  }

  @Test
  void doesNotBlockForHoursWhenTheClockIsSetBack() {
    delays(4);
    limiter.throttled(KEY, CallKind.API);
    time.set("2026-11-24T20:00:00Z");

    assertThat(delays(1)).containsExactly(0L);
    assertThat(left(Purpose.PERSON)).isEqualTo(9_995);
  }

  @Test
  void refusesLimitsThatGrantNothing() {
    assertThatThrownBy(() -> new Limits(0, 1, 1)).hasMessageContaining("at least 1");
  }

  private List<Long> delays(int calls) {
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      delays.add(delay(limiter.reserve(KEY, CallKind.API, Purpose.RUN)).toSeconds());
    }
    return delays;
  }

  private static Duration delay(Permit permit) {
    return ((Permit.Granted) permit).delay();
  }

  private int left(Purpose purpose) {
    return limiter.budget(KEY, purpose).remaining();
  }
}
