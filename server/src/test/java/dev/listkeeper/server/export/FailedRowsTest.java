package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows that fail travel again, are found by halving, and are set aside in the end. */
@Timeout(120)
class FailedRowsTest {
  private static final String IMPORT = "POST /v3/activities/contacts_file_import";

  @TempDir Path home;

  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void open() throws Exception {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox);
  }

  @AfterEach
  void close() {
    bench.close();
    sandbox.close();
  }

  @Test
  void aRejectedPersonTravelsAgainIsSetAsideAndComesBackWithOtherValuesOrInFull() {
    bench.rules(rules -> setAsideAfter(rules, 2));
    sandbox.flagAddress("c2@example.org");
    bench.customers(List.of(row(1, "Ana"), row(2, "Bo"), row(3, "Cy")));

    ExportRun first = bench.run();
    ExportRun second = bench.run();
    ExportRun third = bench.run();
    ExportRun fourth = bench.run();

    assertThat(first.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(first.counts().rejected()).isEqualTo(1);
    assertThat(first.counts().added()).isEqualTo(2);
    assertThat(second.counts().rejected()).isEqualTo(1);
    assertThat(second.counts().unchanged()).isEqualTo(2);
    assertThat(bench.runs.batches(second.id())).hasSize(1);
    for (ExportRun after : List.of(third, fourth)) {
      assertThat(after.counts().heldBack()).isEqualTo(Map.of(HoldBack.SET_ASIDE, 1L));
      assertThat(after.imports()).isZero();
      assertThat(after.status()).isEqualTo(Status.SUCCESSFUL);
    }

    assertThat(bench.run(Extent.EVERYBODY).counts().rejected()).isEqualTo(1);
    assertThat(bench.run().counts().heldBack()).isEqualTo(Map.of(HoldBack.SET_ASIDE, 1L));
    bench.customers(List.of(row(1, "Ana"), row(2, "Bob"), row(3, "Cy")));
    assertThat(bench.run().counts().rejected()).isEqualTo(1);
    sandbox.advanceClock(Duration.ofHours(49));
    assertThat(bench.run().counts().added()).isEqualTo(1);
    assertThat(bench.run().counts().unchanged()).isEqualTo(3);
  }

  @Test
  void theForecastKnowsThatFailedRowsTravelInFilesOfTheirOwn() {
    uncertainUpdates(4, 2);
    List<List<String>> more = new ArrayList<>(people(4, "Next"));
    more.add(row(200, "New"));
    bench.customers(more);

    assertThat(bench.run(Extent.PLAN_ONLY).forecast().orElseThrow().imports()).isEqualTo(2);
  }

  @Test
  void whoWasRejectedAndComesToTheListByUsLaterIsOurs() {
    sandbox.flagAddress("c2@example.org");
    bench.customers(List.of(row(1, "Ana"), row(2, "Bo")));
    ExportRun rejected = bench.run();
    sandbox.advanceClock(Duration.ofHours(49));
    bench.run();

    bench.customers(List.of(row(1, "Ana")));
    ExportRun run = bench.run();

    assertThat(rejected.counts().listMembers()).isEqualTo(1);
    assertThat(run.counts().removals().done()).isEqualTo(1);
    assertThat(sandbox.members(bench.list.value())).isEqualTo(Set.of("c1@example.org"));
  }

  @Test
  void whoWasRejectedAndComesToTheListByOthersIsNotOurs() {
    sandbox.flagAddress("c2@example.org");
    bench.customers(List.of(row(1, "Ana"), row(2, "Bo")));
    bench.run();
    sandbox.seedCsv("email\nc2@example.org\n", bench.list.value());
    sandbox.advanceClock(Duration.ofHours(49));
    bench.run();

    bench.customers(List.of(row(1, "Ana")));
    ExportRun run = bench.run();

    assertThat(run.counts().removals().planned()).isZero();
    assertThat(sandbox.members(bench.list.value())).hasSize(2);
  }

  @Test
  void aRowThatFailsAgainIsFoundByHalvingAndTheOthersAreConfirmed() {
    ExportRun first = uncertainUpdates(100, 37);
    List<List<String>> more = new ArrayList<>(people(100, "Next"));
    more.add(row(200, "New"));
    bench.customers(more);

    ExportRun second = bench.run();

    assertThat(first.counts().unconfirmed()).isEqualTo(100);
    assertThat(second.counts().added()).as("not in one file with those").isEqualTo(1);
    assertThat(second.counts().updated()).isEqualTo(99);
    assertThat(second.counts().rejected()).isEqualTo(1);
    assertThat(second.counts().unconfirmed()).isZero();
    assertThat(second.counts().addUp()).isTrue();
    List<Batch> batches = bench.runs.batches(second.id());
    assertThat(batches.stream().map(Batch::fileName)).doesNotHaveDuplicates();
    assertThat(batches).hasSizeBetween(10, 17);

    ExportRun third = bench.run();
    assertThat(third.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
    assertThat(third.counts().unchanged()).isEqualTo(100);
  }

  @Test
  void halvingGoesOnAfterACrashWithoutSendingTwice() {
    uncertainUpdates(100, 37);
    int[] calls = {0};
    bench.gate =
        () -> {
          if (bench.runs.batches(bench.runs.unfinished().getFirst().id()).size() > 4
              && calls[0]++ == 0) {
            throw new Problem(ProblemCode.PAUSED, "Everything is paused.");
          }
        };
    assertThatThrownBy(bench::run).hasMessage("Everything is paused.");

    ExportRun run = bench.runner.resume(bench.runs.unfinished().getFirst());

    assertThat(run.counts().updated()).isEqualTo(99);
    assertThat(run.counts().rejected()).isEqualTo(1);
    List<Batch> batches = bench.runs.batches(run.id());
    assertThat(batches.stream().map(Batch::span)).doesNotHaveDuplicates();
  }

  @Test
  void afterAPauseNothingIsSentAgainInHalves() {
    uncertainUpdates(100, 37);
    bench.gate =
        () -> {
          if (bench.runs.batches(bench.runs.unfinished().getFirst().id()).stream()
              .anyMatch(batch -> batch.state() == Batch.State.FINISHED)) {
            throw new Problem(ProblemCode.PAUSED, "Everything is paused.");
          }
        };
    assertThatThrownBy(bench::run).hasMessage("Everything is paused.");
    bench.gate = () -> {};
    bench.ahead = Duration.ofMinutes(16);
    sandbox.removeFromList("c5@example.org", bench.list.value());

    ExportRun run = bench.runner.resume(bench.runs.unfinished().getFirst());

    assertThat(bench.runs.batches(run.id())).hasSize(1);
    assertThat(run.counts().unconfirmed()).isEqualTo(100);
    assertThat(sandbox.members(bench.list.value())).doesNotContain("c5@example.org");
    assertThat(run.counts().addUp()).isTrue();
  }

  @Test
  void manyFailingRowsAreFoundOverSeveralRunsWithinTheCap() {
    int[] failing = {3, 17, 29, 41, 53, 67, 79, 97};
    uncertainUpdates(100, failing);

    ExportRun second = bench.run();
    ExportRun third = bench.run();

    assertThat(bench.runs.batches(second.id())).hasSize(41);
    assertThat(second.counts().updated()).isPositive();
    assertThat(third.counts().heldBack())
        .isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, (long) failing.length));
    assertThat(third.counts().unconfirmed()).isZero();
  }

  @Test
  void aRunWhoseNumbersDoNotAddUpIsFailedAndSaysSo() {
    bench.customers(people(3, "Ana"));
    boolean[] broken = {false};
    bench.gate =
        () -> {
          ExportRun run = bench.runs.unfinished().getFirst();
          if (!broken[0] && !bench.runs.batches(run.id()).isEmpty()) {
            broken[0] = true;
            Snapshot plan = bench.snapshots.latest(run.plan()).orElseThrow().snapshot();
            bench.snapshots.commit(
                run.plan(),
                new Snapshot(plan.folder(), plan.schema(), plan.rows() + 1, plan.contentHash()),
                "broken");
          }
        };

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.RUN_INCONSISTENT);
    assertThat(run.failure().orElseThrow().sentence()).contains("do not add up to the 4 members");
  }

  /**
   * People on the list, one file of whose updates was counted wrong. Some of them unsubscribe when
   * it is sent again: the service counts them, and does not name them.
   */
  private ExportRun uncertainUpdates(int people, int... failing) {
    bench.customers(people(people, "Ana"));
    bench.run();
    bench.customers(people(people, "Next"));
    sandbox.fault(Fault.on(IMPORT, Effect.counterOff("error_count", 1)));
    ExportRun run = bench.run();
    sandbox.fault(
        Fault.on(
            IMPORT,
            Effect.meanwhile(() -> {
              for (int i : failing) {
                sandbox.unsubscribe(mail(i));
              }
            })));
    return run;
  }

  private static ExportRules setAsideAfter(ExportRules rules, int runs) {
    return new ExportRules(
        rules.mode(),
        rules.removalBrake(),
        rules.leaverBrake(),
        rules.consent(),
        rules.reviveDeleted(),
        rules.newContactsPerDay(),
        runs);
  }

  private static List<List<String>> people(int count, String first) {
    List<List<String>> people = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      people.add(row(i, first));
    }
    return people;
  }

  private static List<String> row(int i, String first) {
    return List.of("C" + i, mail(i), first, "Tester");
  }

  private static String mail(int i) {
    return "c" + i + "@example.org";
  }
}
