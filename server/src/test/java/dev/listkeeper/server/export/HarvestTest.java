package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contact ids are learnt while calls are to spare, and removals need not look for them. */
class HarvestTest {
  private static final String CONTACTS = "GET /v3/contacts";

  @TempDir Path home;

  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void open() {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox);
    bench.customers(people(1, 1_200));
    bench.run();
    pass(Duration.ofHours(1));
    sandbox.resetCalls();
  }

  private void pass(Duration time) {
    sandbox.advanceClock(time);
    bench.ahead = bench.ahead.plus(time);
  }

  @AfterEach
  void close() {
    bench.close();
    sandbox.close();
  }

  @Test
  void afterItARemovalLooksForNobodyAndItsCallsAreNotTheRuns() {
    bench.harvest.slice();
    long harvested = sandbox.calls().get(CONTACTS);
    bench.harvest.slice();
    bench.customers(people(13, 1_200));

    ExportRun run = bench.run();

    assertThat(harvested).as("pages").isEqualTo(3);
    assertThat(sandbox.calls().get(CONTACTS) - harvested)
        .as("opt-outs and their count")
        .isEqualTo(2);
    assertThat(run.forecast().orElseThrow().lookups()).isZero();
    assertThat(run.counts().removals()).isEqualTo(new RunCounts.Removals(12, 12, 0));
    assertThat(sandbox.calls().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(run.calls() + harvested);
  }

  @Test
  void itGoesOnWhereItWasAndLaterLearnsWhatIsNew() {
    sandbox.fault(Fault.on(CONTACTS, Effect.meanwhile(this::aRunWaits)).after(1));

    bench.harvest.slice();
    long first = sandbox.calls().get(CONTACTS);
    bench.harvest.slice();
    long whileItWaits = sandbox.calls().get(CONTACTS);
    bench.runner.resume(bench.runs.unfinished().getFirst());
    sandbox.resetCalls();
    bench.harvest.slice();
    assertThat(sandbox.calls()).as("right after a run").doesNotContainKey(CONTACTS);
    pass(Duration.ofHours(1));
    bench.harvest.slice();

    assertThat(first).isEqualTo(2);
    assertThat(whileItWaits).isEqualTo(2);
    assertThat(sandbox.calls().get(CONTACTS)).as("the third page").isEqualTo(1);

    pass(Duration.ofDays(2));
    bench.customers(people(1, 1_201));
    bench.run();
    pass(Duration.ofHours(1));
    sandbox.resetCalls();
    bench.harvest.slice();
    assertThat(sandbox.calls().get(CONTACTS)).as("changes only").isEqualTo(1);
    bench.customers(people(1, 1_200));
    assertThat(bench.run().forecast().orElseThrow().lookups()).isZero();
  }

  @Test
  void aFailureKeepsWhatWasLearntAndIsNotRepeatedAtOnce() {
    sandbox.fault(Fault.on(CONTACTS, Effect.status(503)).after(1).always());

    bench.harvest.slice();
    sandbox.resetCalls();
    bench.harvest.slice();
    long atOnce = sandbox.calls().getOrDefault(CONTACTS, 0L);
    sandbox.clearFaults();
    pass(Duration.ofHours(1));
    bench.harvest.slice();

    assertThat(atOnce).isZero();
    assertThat(sandbox.calls().get(CONTACTS)).as("the second and third page").isEqualTo(2);
  }

  private void aRunWaits() {
    bench.runner.queue(Workbench.EXPORT, Trigger.ON_DEMAND, "ana", Extent.CHANGES);
  }

  @Test
  void withHalfOfTheDaysCallsGoneItLearnsNothing() {
    bench.callsADay(50_000);

    bench.harvest.slice();

    assertThat(sandbox.calls()).doesNotContainKey(CONTACTS);
  }

  private static List<List<String>> people(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> List.of("C" + i, "c" + i + "@example.org", "Ana", "Tester"))
        .toList();
  }
}
