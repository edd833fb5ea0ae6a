package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.OldRuns;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan alone shows what a run would do and changes nothing; a run in full sends everybody. */
class PlanOnlyTest {
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
  void aPlanKeepsWhatItWouldDoAndChangesNothing() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo"), row("C3", "Cy")));
    bench.run();
    var ledger = bench.snapshots.latest(export().ledger()).orElseThrow();
    bench.customers(
        List.of(row("C1", "Ana"), row("C2", "Bob"), row("C4", "Di"), List.of("C5", "", "Ed", "")));
    sandbox.resetCalls();

    ExportRun plan = bench.run(Extent.PLAN_ONLY);

    assertThat(plan.failure()).isEmpty();
    assertThat(plan.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(plan.counts().added()).isEqualTo(1);
    assertThat(plan.counts().updated()).isEqualTo(1);
    assertThat(plan.counts().unchanged()).isEqualTo(1);
    assertThat(plan.counts().heldBack()).isEqualTo(Map.of(HoldBack.NO_ADDRESS, 1L));
    assertThat(plan.counts().removals().planned()).isEqualTo(1);
    assertThat(plan.counts().addUp()).isTrue();
    assertThat(outcomes(plan))
        .isEqualTo(Map.of("C2", "UPDATED", "C3", "REMOVED", "C4", "ADDED", "C5", "HELD_BACK"));
    assertThat(bench.runs.batches(plan.id())).isEmpty();
    assertThat(sandbox.members(bench.list.value())).hasSize(3);
    assertThat(bench.snapshots.latest(export().ledger())).contains(ledger);
    assertThat(bench.snapshots.latest(plan.plan())).isEmpty();
    assertThat(bench.snapshots.latest(plan.listed(export()))).isEmpty();

    ExportRun run = bench.run();

    assertThat(outcomes(run)).isEqualTo(outcomes(plan));
  }

  @Test
  void aPlanSaysWhatARunWouldAskAndDoesNotTakeThePlaceOfOneThatWaits() {
    bench.customers(List.of(row("C1", "Ana")));
    bench.run();
    bench.customers(List.of());
    ExportRun asked = bench.run();

    ExportRun plan = bench.run(Extent.PLAN_ONLY);

    assertThat(plan.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(plan.approval().orElseThrow().reason()).isEqualTo(Approval.Reason.EMPTY_SEGMENTS);
    assertThat(bench.runs.find(Workbench.EXPORT, asked.number())).contains(asked);
    assertThat(bench.runs.approve(plan.approved("ana"), "ana")).isFalse();
  }

  @Test
  void newContactsAreAtMostSoManyUnlessTheExactNumberIsAskedFor() {
    sandbox.seedCsv("email\nc1@example.org\n");
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo"), row("C3", "Cy")));

    ExportRun plan = bench.run(Extent.PLAN_ONLY);
    ExportRun exact = bench.run(Extent.PLAN_EXACT);

    assertThat(plan.counts().newContacts()).isEqualTo(3);
    assertThat(exact.failure()).isEmpty();
    assertThat(exact.counts().newContacts()).isEqualTo(2);
    assertThat(sandbox.members(bench.list.value())).isEmpty();
  }

  @Test
  void nobodyGetsAPlanForARunOrLessThanAskedFor() {
    ExportRun run = queue(Extent.CHANGES);
    ExportRun plan = queue(Extent.PLAN_ONLY);
    ExportRun full = queue(Extent.EVERYBODY);
    ExportRun less = queue(Extent.CHANGES);
    bench.customers(List.of(row("C1", "Ana")));

    assertThat(plan.number()).isNotEqualTo(run.number());
    assertThat(plan.extent()).isEqualTo(Extent.PLAN_ONLY);
    assertThat(full.number()).isEqualTo(run.number());
    assertThat(full.extent()).isEqualTo(Extent.EVERYBODY);
    assertThat(less).isEqualTo(full);
    assertThat(bench.runner.resume(run)).as("read before it was widened").isEqualTo(run);
    assertThat(bench.runner.resume(full).extent()).isEqualTo(Extent.EVERYBODY);
  }

  @Test
  void aPlanWaitsUntilTheListIsNotBeingWorkedOnAndKeepsNobodyFromIt() {
    bench.customers(List.of(row("C1", "Ana")));
    ExportRun plan = queue(Extent.PLAN_ONLY);
    List<ExportRun> meanwhile = new ArrayList<>();
    bench.gate =
        () -> {
          if (meanwhile.isEmpty()) {
            meanwhile.add(plan);
            meanwhile.add(bench.runner.resume(plan));
          }
        };
    ExportRun run = bench.run();

    assertThat(meanwhile.getLast()).isEqualTo(plan);
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    meanwhile.clear();
    bench.gate =
        () -> {
          if (meanwhile.isEmpty()) {
            meanwhile.add(plan);
            meanwhile.add(bench.run());
          }
        };
    assertThat(bench.runner.resume(plan).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(meanwhile.getLast().status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void inFullTheUnchangedTravelToo() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo")));
    bench.run();

    ExportRun run = bench.run(Extent.EVERYBODY);

    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().updated()).isEqualTo(2);
    assertThat(run.counts().unchanged()).isZero();
    assertThat(run.imports()).isEqualTo(1);
    assertThat(bench.run().counts().unchanged()).isEqualTo(2);
  }

  @Test
  void oldRunsAreForgottenWithTheirPeopleButForTheLatest() {
    bench.customers(List.of(row("C1", "Ana")));
    ExportRun first = bench.run();
    ExportRun second = bench.run();
    OldRuns old =
        new OldRuns(bench.runs, bench.snapshots, bench.workspace.clock(), Duration.ofDays(400));

    assertThat(old.forget()).isZero();
    bench.ahead = Duration.ofDays(401);
    assertThat(old.forget()).isEqualTo(1);

    assertThat(bench.runs.find(Workbench.EXPORT, first.number())).isEmpty();
    assertThat(bench.runs.batches(first.id())).isEmpty();
    assertThat(bench.snapshots.latest(first.outcomes())).isEmpty();
    assertThat(bench.runs.find(Workbench.EXPORT, second.number())).contains(second);
    assertThat(bench.run().number()).isEqualTo(3);
    assertThat(bench.run().counts().unchanged()).as("the ledger stays").isEqualTo(1);
  }

  private ExportRun queue(Extent extent) {
    return bench.runner.queue(Workbench.EXPORT, Trigger.ON_DEMAND, "ana", extent);
  }

  private dev.listkeeper.export.Export export() {
    return bench.exports.find(Workbench.EXPORT).orElseThrow();
  }

  /** By customer. */
  private Map<String, String> outcomes(ExportRun run) {
    Map<String, String> outcomes = new TreeMap<>();
    Query rows = new Query.Scan(bench.snapshots.latest(run.outcomes()).orElseThrow().snapshot());
    int customer = rows.schema().names().indexOf(PlanRow.CUSTOMER_ID);
    int outcome = rows.schema().names().indexOf(Settlement.OUTCOME);
    try (RowCursor cursor = bench.engine.open(rows)) {
      while (cursor.next()) {
        outcomes.put(
            cursor.text(customer), Outcome.valueOf(String.valueOf(cursor.text(outcome))).name());
      }
    }
    return outcomes;
  }

  private static List<String> row(String id, String first) {
    return List.of(id, id.toLowerCase(java.util.Locale.ROOT) + "@example.org", first, "Tester");
  }
}
