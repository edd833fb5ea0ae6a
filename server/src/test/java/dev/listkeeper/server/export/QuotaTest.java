package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.constantcontact.list.MembershipCount;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.Brake;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Forecast;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run says how many calls it takes, and one that has none left waits for the new day. */
@org.junit.jupiter.api.Timeout(180)
class QuotaTest {
  private static final String IMPORT = "POST /v3/activities/contacts_file_import";
  private static final String REMOVAL = "POST /v3/activities/remove_list_memberships";

  @TempDir Path home;

  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void open() {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox);
    // Right after midnight a refusal is for a minute only.
    bench.ahead = Duration.between(Instant.now(), midnight().plus(12, ChronoUnit.HOURS));
  }

  @AfterEach
  void close() {
    bench.close();
    sandbox.close();
  }

  @Test
  void theForecastIsWhatTheServiceThenCounts() {
    bench.rules(QuotaTest::withoutBrakes);
    String longName = "õ".repeat(50);
    bench.customers(
        IntStream.rangeClosed(1, 40_000)
            .mapToObj(i -> List.of("C" + i, mail(i), longName, longName))
            .toList());
    sandbox.resetCalls();

    ExportRun first = bench.run();
    long imports = sandbox.calls().get(IMPORT);
    bench.customers(people(1, 39_000));
    sandbox.resetCalls();
    ExportRun second = bench.run();

    Forecast forecast = first.forecast().orElseThrow();
    assertThat(forecast.imports()).as("files filled by bytes").isEqualTo(imports).isEqualTo(3);
    assertThat(forecast.removals() + forecast.lookups()).isZero();
    Forecast later = second.forecast().orElseThrow();
    assertThat(later.imports()).as("files filled by rows").isEqualTo(1);
    assertThat(sandbox.calls().get(IMPORT)).isEqualTo(1);
    assertThat(later.removals()).isEqualTo(2).isEqualTo(sandbox.calls().get(REMOVAL));
    assertThat(later.lookups()).as("pages of 40,000").isEqualTo(80);
    assertThat(sandbox.calls().get("GET /v3/contacts") - later.lookups())
        .as("opt-outs and their count")
        .isEqualTo(2);
    assertThat(second.calls()).isBetween(later.calls() - later.looks(), later.calls() + PULL);
    assertThat(bench.run().forecast().orElseThrow().calls()).isZero();
  }

  /** Account, privileges, list, opt-outs; starting, looking, fetching, counting. */
  private static final int PULL = 9;

  @Test
  void aMillionRowsAreFilesFullOfRows() {
    bench.customers(people(1, 80_000));

    ExportRun run = bench.run();

    assertThat(run.forecast().orElseThrow().imports()).isEqualTo(3).isEqualTo(run.imports());
  }

  @Test
  void whereverTheDaysCallsEndTheRunGoesOnTheNextDayAndNothingIsSentTwice() {
    bench.rules(QuotaTest::withoutBrakes);
    Set<RunState> seen = EnumSet.noneOf(RunState.class);
    bench.customers(people(1, 3));
    bench.run();
    boolean met = true;
    for (int call = 1; met; call += 2) {
      String late = "late" + call + "@example.org";
      boolean odd = call % 4 == 1;
      List<List<String>> now = new ArrayList<>(odd ? people(2, 4) : people(1, 3));
      now.add(List.of("L" + call, late, "La", "Te"));
      bench.customers(now);
      sandbox.resetCalls();
      usedUpAtCall(call);

      ExportRun run = bench.run();
      met = run.state() != RunState.DONE;
      if (met) {
        seen.add(run.state());
        run = overnight(run, late);
      }

      assertThat(run.status()).as("call " + call).isEqualTo(Status.SUCCESSFUL);
      assertThat(run.counts().removals().done()).isPositive();
      assertThat(sandbox.calls().get(IMPORT)).as("call " + call).isEqualTo(1);
      assertThat(sandbox.calls().get(REMOVAL)).as("call " + call).isEqualTo(1);
      assertThat(sandbox.members(bench.list.value()))
          .contains(mail(2), mail(3), mail(odd ? 4 : 1))
          .doesNotContain(mail(odd ? 1 : 4));
    }
    assertThat(seen)
        .isEqualTo(
            EnumSet.of(
                RunState.PREFLIGHT,
                RunState.PULLING,
                RunState.IMPORTING,
                RunState.REMOVING,
                RunState.VERIFYING));
  }

  private void usedUpAtCall(int number) {
    AtomicInteger calls = new AtomicInteger();
    bench.gate =
        () -> {
          if (calls.incrementAndGet() == number) {
            bench.limiter.quotaExceeded(sandbox.clientId());
          }
        };
  }

  private ExportRun overnight(ExportRun waiting, String optsOut) {
    assertThat(waiting.status()).isEqualTo(Status.REFRESHING);
    assertThat(waiting.resumesAt()).contains(midnight().plus(1, ChronoUnit.DAYS));
    assertThat(waiting.holdsItsList()).isTrue();
    ExportRun stored = bench.runs.find(waiting.export(), waiting.number()).orElseThrow();
    assertThat(stored).isEqualTo(waiting);
    long before = calls();
    assertThat(bench.runner.resume(stored)).as("not yet").isEqualTo(stored);
    assertThat(calls()).isEqualTo(before);
    boolean sent =
        bench.runs.batches(stored.id()).stream().anyMatch(b -> b.state() != Batch.State.PREPARED);
    if (!sent) {
      sandbox.seedCsv("email\n" + optsOut + "\n");
      sandbox.unsubscribe(optsOut);
    }
    bench.ahead = bench.ahead.plusHours(24);
    ExportRun ended = bench.runner.resume(stored);
    assertThat(ended.resumesAt()).isEmpty();
    assertThat(sandbox.members(bench.list.value()).contains(optsOut)).isEqualTo(sent);
    assertThat(ended.counts().heldBack().getOrDefault(HoldBack.UNSUBSCRIBED, 0L))
        .isEqualTo(sent ? 0 : 1);
    return ended;
  }

  @Test
  void aRunThatWaitsForTheNewDayEndsAtOnceWhenCanceled() {
    bench.customers(people(1, 45_000));
    AtomicInteger files = new AtomicInteger();
    sandbox.fault(
        Fault.on(
                IMPORT,
                Effect.meanwhile(() -> {
                  if (files.incrementAndGet() == 1) {
                    bench.limiter.quotaExceeded(sandbox.clientId());
                  }
                }))
            .always());
    ExportRun waiting = bench.run();
    assertThat(waiting.state()).isEqualTo(RunState.IMPORTING);

    bench.cancellations.ask(waiting.name(), "bo", waiting.queuedAt());
    ExportRun run = bench.runner.resume(waiting);

    assertThat(run.status()).isEqualTo(Status.CANCELED);
    assertThat(run.counts().unconfirmed()).as("in the file that was sent").isEqualTo(39_999);
    assertThat(run.counts().heldBack()).containsEntry(HoldBack.NOT_SENT, 5_001L);
    assertThat(run.counts().addUp()).isTrue();
  }

  @Test
  void aRefusalOfTheServiceItselfWaitsForTheNewDayToo() {
    bench.customers(people(1, 3));
    sandbox.fault(Fault.on(IMPORT, Effect.quotaExceeded()));

    ExportRun waiting = bench.run();
    bench.ahead = bench.ahead.plusHours(24);
    ExportRun run = bench.runner.resume(waiting);

    assertThat(waiting.resumesAt()).isPresent();
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(sandbox.members(bench.list.value())).hasSize(3);
  }

  @Test
  void aServiceThatIsOnlyBusyFailsNoRun() {
    bench.customers(people(1, 3));
    sandbox.fault(Fault.on("GET /v3/contacts", Effect.status(429)).times(23));

    assertThat(bench.run().status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void whileARunWaitsPeopleAtTheScreenStillHaveCalls() {
    bench.customers(people(1, 3));
    bench.callsADay(10);

    ExportRun waiting = bench.run();

    assertThat(waiting.resumesAt()).isPresent();
    try (var session = bench.open(Purpose.PERSON, attempt -> {})) {
      assertThat(session.account().lists().page(MembershipCount.NONE).items()).isNotEmpty();
    }
  }

  @Test
  void aRunSaysAtItsPlanThatTheDaysCallsWillNotDo() {
    bench.customers(people(1, 3));
    bench.callsADay(13);

    ExportRun waiting = bench.run();

    assertThat(waiting.forecast().orElseThrow().fits()).isFalse();
    assertThat(bench.runs.find(waiting.export(), 1).flatMap(ExportRun::forecast))
        .isEqualTo(waiting.forecast());
    bench.callsADay(1_000);
    bench.ahead = bench.ahead.plusHours(24);
    assertThat(bench.runner.resume(waiting).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void soManyAreAddedADayTheOldestFirstAndNobodyWhoWaitsIsRemoved() {
    bench.rules(QuotaTest::withoutBrakes);
    bench.customers(people(1, 2));
    bench.run();
    bench.ahead = bench.ahead.plusHours(24);
    bench.rules(rules -> addingADay(rules, 3));
    List<List<String>> now = new ArrayList<>(people(2, 7));
    now.add(List.of("C1", "zoe@example.org", "Zoe", "Moved"));
    bench.customers(now);

    ExportRun first = bench.run();
    ExportRun again = bench.run();
    Set<String> thatDay = sandbox.members(bench.list.value());
    bench.ahead = bench.ahead.plusHours(24);
    ExportRun next = bench.run();

    assertThat(first.counts().added()).isEqualTo(3);
    assertThat(first.counts().heldBack()).isEqualTo(Map.of(HoldBack.RAMP_UP, 3L));
    assertThat(first.counts().addUp()).isTrue();
    assertThat(first.counts().listEqualsPlan()).isTrue();
    assertThat(again.counts().added()).isZero();
    assertThat(again.counts().removals().planned()).isZero();
    assertThat(thatDay).containsExactlyInAnyOrder(mail(2), mail(3), mail(4), "zoe@example.org");
    assertThat(next.counts().added()).isEqualTo(3);
    assertThat(next.counts().heldBackTotal()).isZero();
    assertThat(sandbox.members(bench.list.value())).hasSize(7);
  }

  @Test
  void whoWaitsForANewAddressKeepsTheOldOneMeanwhile() {
    bench.rules(QuotaTest::withoutBrakes);
    bench.customers(people(1, 2));
    bench.run();
    bench.rules(rules -> addingADay(rules, 1));
    bench.customers(
        List.of(List.of("C1", "new@example.org", "Ana", "Tester"), people(2, 2).getFirst()));

    ExportRun waits = bench.run();
    Set<String> meanwhile = sandbox.members(bench.list.value());
    bench.ahead = bench.ahead.plusHours(24);
    bench.run();

    assertThat(waits.counts().heldBack()).isEqualTo(Map.of(HoldBack.RAMP_UP, 1L));
    assertThat(waits.counts().listEqualsPlan()).isTrue();
    assertThat(meanwhile).containsExactlyInAnyOrder(mail(1), mail(2));
    assertThat(sandbox.members(bench.list.value()))
        .containsExactlyInAnyOrder("new@example.org", mail(2));
  }

  @Test
  void ofThoseAddedItSaysHowManyTheAccountMayNotHaveHad() {
    bench.rules(QuotaTest::withoutBrakes);
    bench.customers(people(1, 3));
    ExportRun first = bench.run();
    bench.customers(people(1, 2));
    bench.run();
    bench.customers(people(1, 4));

    ExportRun run = bench.run();

    assertThat(first.counts().newContacts()).isEqualTo(3);
    assertThat(run.counts().added()).isEqualTo(2);
    assertThat(run.counts().newContacts()).as("one was removed by its id before").isEqualTo(1);
  }

  @Test
  void aboveTheConnectionsLimitNothingIsSentAndBothNumbersAreNamed() {
    bench.limit(3);
    List<List<String>> four = new ArrayList<>(people(1, 4));
    bench.customers(four);

    ExportRun refused = bench.run();
    four.set(3, List.of("C4", mail(1), "Same", "Address"));
    bench.customers(four);

    assertThat(refused.status()).isEqualTo(Status.FAILED);
    assertThat(refused.failure().orElseThrow().code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    assertThat(refused.failure().orElseThrow().sentence())
        .contains("have 4 sendable addresses")
        .contains("may have 3;");
    assertThat(refused.imports()).isZero();
    assertThat(bench.run().status()).as("3 distinct addresses").isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void oneAboveAMillionStopsAtThePlan() {
    bench.manyCustomers(1_000_001);

    ExportRun refused = bench.run();

    assertThat(refused.status()).isEqualTo(Status.FAILED);
    assertThat(refused.failure().orElseThrow().sentence())
        .contains("have 1000001 sendable addresses")
        .contains("may have 1000000;");
    assertThat(bench.runs.batches(refused.id())).isEmpty();
    assertThat(sandbox.contactCount()).isZero();
  }

  @Test
  void beyondTheContractTheRunFailsAndKnowsWhatItSent() {
    bench.customers(people(1, 40_001));
    sandbox.fault(Fault.on(IMPORT, Effect.status(400)).after(1).always());

    ExportRun run = bench.run();
    sandbox.clearFaults();
    ExportRun next = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().sentence()).contains("400");
    assertThat(run.counts().added()).isEqualTo(39_999);
    assertThat(run.counts().heldBack()).isEqualTo(Map.of(HoldBack.NOT_SENT, 2L));
    assertThat(run.counts().addUp()).isTrue();
    assertThat(next.counts().added()).isEqualTo(2);
    assertThat(next.counts().unchanged()).isEqualTo(39_999);
  }

  private static ExportRules addingADay(ExportRules rules, int people) {
    return new ExportRules(
        rules.mode(),
        rules.removalBrake(),
        rules.leaverBrake(),
        rules.consent(),
        rules.reviveDeleted(),
        Optional.of(people),
        rules.setAsideAfter());
  }

  private long calls() {
    return sandbox.calls().values().stream().mapToLong(Long::longValue).sum();
  }

  private Instant midnight() {
    return Instant.now().plus(bench.ahead).truncatedTo(ChronoUnit.DAYS);
  }

  private static ExportRules withoutBrakes(ExportRules rules) {
    Brake none = new Brake(100, 0);
    return new ExportRules(
        rules.mode(), none, none, Optional.empty(), false, Optional.empty(), rules.setAsideAfter());
  }

  private static String mail(int i) {
    return "c" + i + "@example.org";
  }

  private static List<List<String>> people(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> List.of("C" + i, mail(i), "Ana", "Tester"))
        .toList();
  }
}
