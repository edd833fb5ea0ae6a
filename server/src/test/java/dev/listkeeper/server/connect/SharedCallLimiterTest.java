package dev.listkeeper.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.Pools;
import dev.listkeeper.server.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Two limiters, each with a pool of connections of its own, stand for two processes. */
class SharedCallLimiterTest {
  private static final String KEY = "api-key";
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private Pools pools;
  private Limits limits;
  private SharedCallLimiter one;
  private SharedCallLimiter other;

  @BeforeEach
  void start(TestDatabase kind) {
    pools = new Pools(kind, home);
    limit(Limits.STANDARD);
  }

  @AfterEach
  void stop() {
    pools.close();
  }

  private void limit(Limits to) {
    limits = to;
    one = process();
    other = process();
  }

  private SharedCallLimiter process() {
    DataSource pool = pools.open();
    return new SharedCallLimiter(
        JdbcClient.create(pool), new JdbcTransactionManager(pool), limits, clock);
  }

  @OnBothDatabases
  void noTwoCallsOfAnyThreadOrProcessGetOneMoment() throws Exception {
    List<Permit> permits = inThreads(8, limiter -> reserve(limiter, Purpose.RUN), 25);

    assertThat(permits.stream().map(SharedCallLimiterTest::millis).sorted())
        .containsExactlyElementsOf(LongStream.range(0, 200).mapToObj(n -> n * 250).toList());
    assertThat(other.budget(KEY, Purpose.PERSON).remaining()).isEqualTo(9_800);
    assertThat(other.budget(KEY, Purpose.PERSON).delay()).isEqualTo(Duration.ofSeconds(50));
  }

  @OnBothDatabases
  void theDayIsNeverExceededAndItsLastTenthIsForPeople() throws Exception {
    limit(new Limits(1_000, 50, 1));

    List<Permit> runs = inThreads(8, limiter -> reserve(limiter, Purpose.RUN), 10);
    List<Permit> people = inThreads(8, limiter -> reserve(limiter, Purpose.PERSON), 10);

    assertThat(runs).filteredOn(Permit.Granted.class::isInstance).hasSize(45);
    assertThat(people).filteredOn(Permit.Granted.class::isInstance).hasSize(5);
    assertThat(people).contains(new Permit.UsedUp(MIDNIGHT));
    assertThat(one.budget(KEY, Purpose.PERSON).remaining()).isZero();
    clock.advance(Duration.ofHours(14));
    assertThat(reserve(other, Purpose.RUN)).isEqualTo(new Permit.Granted(Duration.ZERO));
    assertThat(one.budget(KEY, Purpose.RUN).remaining()).isEqualTo(44);
  }

  @OnBothDatabases
  void eachKeyIsCountedByItself() {
    reserve(one, Purpose.RUN);

    assertThat(other.reserve("another-key", CallKind.API, Purpose.RUN))
        .isEqualTo(new Permit.Granted(Duration.ZERO));
    assertThat(one.budgets(Purpose.RUN).values()).extracting(Budget::remaining).containsOnly(8_999);
    assertThat(one.budgets(Purpose.RUN)).hasSize(2);
  }

  @OnBothDatabases
  void theTokenEndpointIsAskedOnceASecondAndDoesNotCountInTheDay() throws Exception {
    List<Permit> permits =
        inThreads(4, limiter -> limiter.reserve(KEY, CallKind.TOKEN, Purpose.RUN), 5);

    assertThat(permits.stream().map(SharedCallLimiterTest::millis).sorted())
        .containsExactlyElementsOf(LongStream.range(0, 20).mapToObj(n -> n * 1_000).toList());
    assertThat(one.budget(KEY, Purpose.PERSON).remaining()).isEqualTo(10_000);
    assertThat(reserve(one, Purpose.RUN)).isEqualTo(new Permit.Granted(Duration.ZERO));
  }

  @OnBothDatabases
  void whatTheServiceRefusesToOneProcessAllAreTold() {
    one.throttled(KEY, CallKind.API);
    assertThat(reserve(other, Purpose.RUN)).isEqualTo(new Permit.Granted(Duration.ofSeconds(1)));

    assertThat(one.quotaExceeded(KEY)).isEqualTo(MIDNIGHT);
    assertThat(reserve(other, Purpose.PERSON)).isEqualTo(new Permit.UsedUp(MIDNIGHT));
    assertThat(other.budget(KEY, Purpose.PERSON).resetsAt()).isEqualTo(MIDNIGHT);
  }

  @OnBothDatabases
  void rightAfterMidnightARefusalHoldsForAMinute() {
    clock.advance(Duration.between(clock.instant(), MIDNIGHT.plusSeconds(10)));

    assertThat(one.quotaExceeded(KEY)).isEqualTo(MIDNIGHT.plusSeconds(70));
    clock.advance(Duration.ofMinutes(1));

    assertThat(reserve(other, Purpose.RUN)).isInstanceOf(Permit.Granted.class);
  }

  @OnBothDatabases
  void aProcessThatStartsGoesOnCounting() {
    IntStream.range(0, 5).forEach(i -> reserve(one, Purpose.RUN));

    assertThat(process().budget(KEY, Purpose.RUN).remaining()).isEqualTo(8_995);
    assertThat(reserve(process(), Purpose.RUN))
        .isEqualTo(new Permit.Granted(Duration.ofMillis(1_250)));
  }

  @OnBothDatabases
  void callersThatWaitInTurnGetEqualSharesWhereverTheyRun() {
    SharedCallLimiter[] callers = {one, one, other};
    Instant[] asks = {clock.instant(), clock.instant(), clock.instant()};
    int[] calls = new int[callers.length];

    for (int i = 0; i < 120; i++) {
      int next = earliest(asks);
      clock.advance(Duration.between(clock.instant(), asks[next]));
      long wait = millis(reserve(callers[next], Purpose.RUN));
      asks[next] = clock.instant().plusMillis(wait);
      calls[next]++;
    }

    assertThat(Arrays.stream(calls)).allSatisfy(share -> assertThat(share).isBetween(39, 41));
  }

  @OnBothDatabases
  void aClockThatIsSetBackDoesNotStopCallsForHours() {
    clock.advance(Duration.ofHours(6));
    reserve(one, Purpose.RUN);
    clock.advance(Duration.ofHours(-6));

    assertThat(reserve(one, Purpose.RUN)).isEqualTo(new Permit.Granted(Duration.ZERO));
  }

  private static int earliest(Instant[] asks) {
    return IntStream.range(0, asks.length)
        .reduce((a, b) -> asks[b].isBefore(asks[a]) ? b : a)
        .orElseThrow();
  }

  private interface Reservation {
    Permit at(SharedCallLimiter limiter);
  }

  /** Every thread works in one of the two processes. */
  private List<Permit> inThreads(int threads, Reservation reservation, int times) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<List<Permit>>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        SharedCallLimiter limiter = i % 2 == 0 ? one : other;
        work.add(() -> IntStream.range(0, times).mapToObj(n -> reservation.at(limiter)).toList());
      }
      List<Permit> permits = new ArrayList<>();
      for (Future<List<Permit>> done : pool.invokeAll(work)) {
        permits.addAll(done.get());
      }
      return permits;
    }
  }

  private static Permit reserve(SharedCallLimiter limiter, Purpose purpose) {
    return limiter.reserve(KEY, CallKind.API, purpose);
  }

  private static long millis(Permit permit) {
    return ((Permit.Granted) permit).delay().toMillis();
  }
}
