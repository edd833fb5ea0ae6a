package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do to the list and to people while a run is at work, and files that are wrong. */
class ListFaultsTest extends FaultyService {

  @ParameterizedTest
  @ValueSource(strings = {EXPORT, IMPORT})
  void aListDeletedBeforeTheImportIsNamedAsTheReason(String endpoint) {
    bench.customers(people(3, "Ana"));
    meanwhile(endpoint, 0, () -> sandbox.deleteList(bench.list.value()));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.LIST_NOT_FOUND);
    assertThat(run.counts().added()).isZero();
    assertThat(run.counts().addUp()).isTrue();
  }

  @Test
  void aListDeletedAfterTheImportIsNamedAsTheReason() {
    bench.customers(people(3, "Ana"));
    meanwhile(EXPORT, 1, () -> sandbox.deleteList(bench.list.value()));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.LIST_NOT_FOUND);
    assertThat(run.counts().addUp()).isTrue();
  }

  @Test
  void aListEmptiedByHandIsNotFilledAgainBehindTheBackOfWhoDidIt() {
    bench.customers(people(3, "Ana"));
    bench.run();
    bench.customers(people(4, "Bea"));
    meanwhile(EXPORT, 1, () -> addresses(4).forEach(this::leaves));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().missing()).isEqualTo(4);
    assertThat(run.counts().addUp()).isTrue();
    assertThat(listed()).isEmpty();
  }

  @Test
  void peopleWhomOthersPutOnTheListMeanwhileAreToldAndLeftAlone() {
    bench.customers(people(3, "Ana"));
    meanwhile(
        IMPORT,
        0,
        () -> sandbox.seedCsv("email\nx@example.org\ny@example.org\n", bench.list.value()));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().unexpected()).isEqualTo(2);
    assertThat(run.counts().added()).isEqualTo(3);
    Set<String> both = new java.util.TreeSet<>(addresses(3));
    both.addAll(Set.of("x@example.org", "y@example.org"));
    assertNextRunMakesItExact(both);
  }

  @Test
  void whoOptsOutBetweenPullAndImportIsNotOnTheListAndHeldBackFromThenOn() {
    bench.customers(people(3, "Ana"));
    bench.run();
    bench.customers(people(4, "Bea"));
    meanwhile(IMPORT, 0, () -> sandbox.unsubscribe(address(2)));

    ExportRun run = bench.run();
    ExportRun next = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().missing()).isEqualTo(1);
    assertThat(next.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(next.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
    assertThat(listed()).isEqualTo(Set.of(address(1), address(3), address(4)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMembershipFileCutOffIsReadAgain(boolean silently) {
    sandbox.seedCsv("email\nx@example.org\ny@example.org\nz@example.org\n", bench.list.value());
    bench.customers(people(3, "Ana"));
    Effect half = silently ? Effect.truncatedSilently() : Effect.truncated();
    sandbox.fault(Fault.on(FILE, half));
    sandbox.fault(Fault.on(FILE, Effect.garbage()).after(1));

    ExportRun run = bench.run();

    assertThat(run.failure()).isEmpty();
    assertThat(run.counts().listEqualsPlan()).isTrue();
    assertThat(listed()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMembershipFileThatStaysWrongEndsTheRunBeforeAnythingIsSent(boolean garbage) {
    sandbox.seedCsv("email\nx@example.org\ny@example.org\n", bench.list.value());
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(FILE, garbage ? Effect.garbage() : Effect.truncatedSilently()).always());

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.SERVICE_FAILED);
    assertThat(run.failure().orElseThrow().sentence()).contains("run the export again");
    assertThat(sandbox.acceptedImports()).isEmpty();
  }

  @Test
  void aMembershipFileThatLagsBehindTheListsCountMakesNobodyALeaver() {
    bench.customers(people(4, "Ana"));
    bench.run();
    bench.customers(people(4, "Bea"));
    sandbox.fault(Fault.on(EXPORT, Effect.partlyLost(2)).times(2));

    ExportRun run = bench.run();

    assertThat(run.counts().heldBack()).isEmpty();
    assertExact(run, addresses(4));
  }

  @Test
  void anAccountSwappedByANewSignInIsNotTouched() {
    bench.customers(people(3, "Ana"));
    try (Sandbox other = Sandbox.builder().noLimits().start()) {
      bench.service = other;

      ExportRun run = bench.run();

      assertThat(run.status()).isEqualTo(Status.FAILED);
      assertSwapIsSaid(run);
      assertThat(other.acceptedImports()).isEmpty();
    }
    assertNothingSent();
  }

  @Test
  void anAccountSwappedWhileARunWasCutOffIsNotTouched() {
    sandbox.delays(new Delays(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO));
    bench.customers(people(3, "Ana"));
    bench.pause = this::stopWhileImporting;
    assertThatThrownBy(bench::run).isInstanceOf(Problem.class);
    assertThat(Thread.interrupted()).isTrue();
    bench.runs.withdraw(bench.runs.batches(1).getFirst());
    try (Sandbox other = Sandbox.builder().noLimits().start()) {
      bench.service = other;

      ExportRun run = bench.runner.resume(bench.runs.unfinished().getFirst());

      assertThat(run.status()).isEqualTo(Status.FAILED);
      assertSwapIsSaid(run);
      assertThat(other.acceptedImports()).isEmpty();
    }
  }

  @Test
  void nothingRunsInTheNameOfSomebodyWhoMayNoLongerActUntilSomebodyTakesOver() {
    bench.customers(people(3, "Ana"));
    bench.exportUserMayAct = false;
    sandbox.resetCalls();

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.SKIPPED);
    assertThat(run.failure().orElseThrow().sentence())
        .contains("needs an export user")
        .contains("Administrator has to take over");
    assertThat(sandbox.calls()).isEmpty();
    bench.exportUserMayAct = true;
    assertThat(bench.run().status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(listed()).hasSize(3);
  }

  private static void assertSwapIsSaid(ExportRun run) {
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.CONNECTION_NOT_READY);
    assertThat(run.failure().orElseThrow().sentence())
        .contains("another Constant Contact account")
        .contains("authenticate");
  }

  private void stopWhileImporting(Duration wait) throws InterruptedException {
    if (bench.runs.unfinished().getFirst().state() == RunState.IMPORTING) {
      throw new InterruptedException();
    }
    sandbox.advanceClock(wait);
  }

  private void leaves(String address) {
    sandbox.removeFromList(address, bench.list.value());
  }

  private void meanwhile(String endpoint, int after, Runnable event) {
    sandbox.fault(Fault.on(endpoint, Effect.meanwhile(event)).after(after));
  }
}
