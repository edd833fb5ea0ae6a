package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.workspace.Status;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger from an old backup: later runs, which it does not know, have changed the list. */
class OldBackupTest extends FaultyService {

  /** The backup is of when customers 1 to 3 were on the list; now 4 to 6 are as well. */
  @BeforeEach
  void restoreTheOldLedger() {
    bench.customers(people(3, "Ana"));
    bench.run();
    Export export = bench.exports.find(Workbench.EXPORT).orElseThrow();
    Snapshot old = bench.snapshots.latest(export.ledger()).orElseThrow().snapshot();
    bench.customers(people(6, "Ana"));
    bench.run();
    bench.snapshots.commit(export.ledger(), old, "restored");
  }

  @Test
  void whoOptedOutOrLeftSinceIsNotPutBack() {
    sandbox.unsubscribe(address(1));
    sandbox.removeFromList(address(2), bench.list.value());
    sandbox.unsubscribe(address(4));

    ExportRun run = bench.run();

    assertThat(run.counts().heldBack())
        .isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 2L, HoldBack.LEFT_LIST, 1L));
    assertThat(listed()).isEqualTo(Set.of(address(3), address(5), address(6)));
    assertThat(run.counts().listEqualsPlan()).isTrue();
  }

  @Test
  void whomTheLostRunsPutThereIsToldUpdatedOnceAndNotOursFromThenOn() {
    ExportRun run = bench.run();
    ExportRun next = bench.run();

    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().adoptable()).as("told").isEqualTo(3);
    assertThat(run.counts().unchanged()).isEqualTo(3);
    assertThat(run.counts().updated()).isEqualTo(3);
    assertThat(next.counts().unchanged()).isEqualTo(6);
    assertThat(next.counts().listMembers()).as("ours").isEqualTo(3);
    assertThat(listed()).isEqualTo(addresses(6));

    bench.customers(people(2, "Ana"));
    ExportRun mirror = bench.run();

    assertThat(mirror.counts().removals().planned()).as("of ours").isEqualTo(1);
    assertThat(listed()).doesNotContain(address(3)).contains(address(4), address(5), address(6));
  }

  @Test
  void whomTheLostRunsPutThereIsOursAgainOnceAdopted() {
    bench.lifting().adopt(bench.exports.find(Workbench.EXPORT).orElseThrow(), "ana");

    ExportRun run = bench.run();

    assertThat(run.counts().adopted()).isEqualTo(3);
    assertThat(run.counts().listMembers()).as("ours").isEqualTo(6);
    assertThat(bench.runs.batches(run.id()).stream().mapToLong(Batch::rows).sum())
        .isLessThanOrEqualTo(3);
  }
}
