package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ExportRunTest {
  private static final String IMPORT = "POST /v3/activities/contacts_file_import";

  @TempDir Path home;
  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void start(TestDatabase database) {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox, database);
  }

  @AfterEach
  void stop() {
    bench.close();
    sandbox.close();
  }

  @OnBothDatabases
  void aRunThatMeetsAPauseStaysWhereItIsAndGoesOnAfterwards() {
    bench.customers(List.of(List.of("C1", "ana@example.org", "Ana", "Silva")));
    AtomicInteger calls = new AtomicInteger();
    bench.gate =
        () -> {
          if (calls.incrementAndGet() == 6) {
            throw new Problem(ProblemCode.PAUSED, "Everything is paused.");
          }
        };

    assertThatThrownBy(bench::run).isInstanceOf(Problem.class).hasMessage("Everything is paused.");
    List<ExportRun> cutOff = bench.runs.unfinished();
    ExportRun run = bench.runner.resume(cutOff.getFirst());

    assertThat(cutOff).hasSize(1);
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(sandbox.members(bench.list.value())).isEqualTo(Set.of("ana@example.org"));
  }

  @OnBothDatabases
  void putsMembersOnTheListAndSaysWhyOthersDidNotTravel() {
    bench.customers(
        List.of(
            List.of("C1", "Ana@Example.org", "Ana", "Silva"),
            List.of("C2", "bo@example.org", "Bo, \"the\" Boss", "Õun"),
            List.of("C3", "", "Cy", "Card"),
            List.of("C4", "BO@example.org", "Bo", "Two")));

    ExportRun run = bench.run();

    assertThat(run.failure()).isEmpty();
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(sandbox.members(bench.list.value()))
        .isEqualTo(Set.of("ana@example.org", "bo@example.org"));
    assertThat(sandbox.contact("bo@example.org").orElseThrow().firstName())
        .isEqualTo("Bo, \"the\" Boss");
    assertThat(run.counts().members()).isEqualTo(4);
    assertThat(run.counts().added()).isEqualTo(2);
    assertThat(run.counts().heldBack())
        .isEqualTo(Map.of(HoldBack.NO_ADDRESS, 1L, HoldBack.DUPLICATE_ADDRESS, 1L));
    assertThat(run.counts().listMembers()).isEqualTo(2);
    assertThat(run.counts().addUp()).isTrue();
    assertThat(run.counts().listEqualsPlan()).isTrue();
    assertThat(run.imports()).isEqualTo(1);
    assertThat(bench.runs.find(Workbench.EXPORT, 1)).contains(run);
  }

  @OnBothDatabases
  void sendsNothingASecondTimeAndThenOnlyWhatChanged() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo"), row("C3", "Cy")));
    bench.run();

    sandbox.resetCalls();
    ExportRun second = bench.run();
    long polls = sandbox.calls().getOrDefault("GET /v3/activities/{activity_id}", 0L);
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bob"), row("C3", "Cy"), row("C4", "Di")));
    ExportRun third = bench.run();

    assertThat(second.imports()).isZero();
    assertThat(second.counts().unchanged()).isEqualTo(3);
    assertThat(second.counts().listEqualsPlan()).isTrue();
    assertThat(polls).isBetween(1L, 6L);
    assertThat(second.calls() - polls).isLessThanOrEqualTo(8);
    assertThat(third.imports()).isEqualTo(1);
    assertThat(bench.runs.batches(third.id()).getFirst().rows()).isEqualTo(2);
    assertThat(third.counts().added()).isEqualTo(1);
    assertThat(third.counts().updated()).isEqualTo(1);
    assertThat(third.counts().unchanged()).isEqualTo(2);
    assertThat(sandbox.contact("c2@example.org").orElseThrow().firstName()).isEqualTo("Bob");
  }

  @OnBothDatabases
  void neverPutsBackWhoUnsubscribedOrLeftTheList() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo"), row("C3", "Cy"), row("C4", "Di")));
    bench.run();
    sandbox.unsubscribe("c1@example.org");
    sandbox.removeFromList("c2@example.org", bench.list.value());
    sandbox.deleteContact("c3@example.org");
    bench.customers(
        List.of(row("C1", "Anna"), row("C2", "Bob"), row("C3", "Cyd"), row("C4", "Dia")));

    ExportRun run = bench.run();

    assertThat(run.counts().heldBack())
        .isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L, HoldBack.LEFT_LIST, 1L, HoldBack.DELETED, 1L));
    assertThat(run.counts().updated()).isEqualTo(1);
    assertThat(sandbox.members(bench.list.value()))
        .doesNotContain("c2@example.org", "c3@example.org");
    assertThat(run.counts().addUp()).isTrue();
  }

  @OnBothDatabases
  void aDifferenceBetweenListAndPlanIsSaid() {
    bench.customers(
        List.of(row("C1", "Ana"), List.of("C2", "someone@googlegroups.com", "Bo", "Berg")));
    ExportRun first = bench.run();

    assertThat(first.counts().added() + first.counts().rejected()).isEqualTo(2);
    assertThat(first.counts().listEqualsPlan()).isEqualTo(first.counts().rejected() == 0);
  }

  @OnBothDatabases
  void aRunCutOffWhileImportingGoesOnWithoutSendingTwice() {
    sandbox.delays(new Delays(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO));
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo")));
    bench.pause = this::stopWhileImporting;
    assertThatThrownBy(bench::run).isInstanceOf(Problem.class);
    assertThat(Thread.interrupted()).isTrue();
    ExportRun cutOff = bench.runs.unfinished().getFirst();
    forgetTheAnswer(cutOff);
    bench.pause = sandbox::advanceClock;
    sandbox.resetCalls();

    ExportRun resumed = bench.runner.resume(cutOff);

    assertThat(cutOff.state()).isEqualTo(RunState.IMPORTING);
    assertThat(resumed.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(sandbox.calls()).doesNotContainKey("POST /v3/activities/contacts_file_import");
    assertThat(resumed.counts().added()).isEqualTo(2);
    assertThat(sandbox.members(bench.list.value())).hasSize(2);
  }

  @OnBothDatabases
  void anOptOutFollowsACustomerWhoWasNeverSent() {
    sandbox.seedCsv("email\nc1@example.org\n");
    sandbox.unsubscribe("c1@example.org");
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo")));
    ExportRun first = bench.run();
    bench.customers(List.of(List.of("C1", "new@example.org", "Ana", "Tester"), row("C2", "Bo")));

    ExportRun second = bench.run();

    assertThat(first.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
    assertThat(second.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
    assertThat(sandbox.members(bench.list.value())).isEqualTo(Set.of("c2@example.org"));
  }

  @OnBothDatabases
  void afterAPauseTheListIsReadAgainBeforeMoreIsSent() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo"), row("C3", "Cy")));
    bench.run();
    bench.customers(List.of(row("C1", "Anna"), row("C2", "Bob"), row("C3", "Cyd")));
    sandbox.delays(new Delays(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO));
    bench.pause = this::stopWhileImporting;
    assertThatThrownBy(bench::run).isInstanceOf(Problem.class);
    assertThat(Thread.interrupted()).isTrue();
    ExportRun cutOff = bench.runs.unfinished().getFirst();
    sandbox.advanceClock(Duration.ofMinutes(1));
    forgetTheAnswer(cutOff);
    bench.runs.withdraw(bench.runs.batches(cutOff.id()).getFirst());
    sandbox.removeFromList("c2@example.org", bench.list.value());
    sandbox.unsubscribe("c3@example.org");
    bench.ahead = Duration.ofMinutes(16);
    bench.pause = sandbox::advanceClock;

    ExportRun resumed = bench.runner.resume(cutOff);

    assertThat(resumed.counts().heldBack())
        .isEqualTo(Map.of(HoldBack.LEFT_LIST, 1L, HoldBack.UNSUBSCRIBED, 1L));
    assertThat(resumed.counts().updated()).isEqualTo(1);
    assertThat(resumed.counts().addUp()).isTrue();
    assertThat(sandbox.members(bench.list.value())).doesNotContain("c2@example.org");
    assertThat(bench.runs.batches(resumed.id()).getFirst().rows()).isEqualTo(1);
  }

  @OnBothDatabases
  void aRunThatLosesTheServiceAfterSendingWaitsAndLosesTrackOfNobody() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo")));
    sandbox.fault(Fault.on(IMPORT, Effect.resetAfter()));
    sandbox.fault(Fault.on("GET /v3/activities", Effect.resetBefore()).always());
    bench.pause =
        wait -> {
          if (wait.compareTo(Duration.ofMinutes(1)) > 0) {
            sandbox.clearFaults();
          }
          sandbox.advanceClock(wait);
        };

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().added()).isEqualTo(2);
    assertThat(sandbox.calls().get(IMPORT)).isEqualTo(1);
  }

  @OnBothDatabases
  void aRunThatWaitsForTheServiceCanBeCanceled() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo")));
    sandbox.fault(Fault.on(IMPORT, Effect.resetAfter()));
    sandbox.fault(Fault.on("GET /v3/activities", Effect.resetBefore()).always());
    bench.pause =
        wait -> {
          ExportRun waiting = bench.runs.unfinished().getFirst();
          if (wait.compareTo(Duration.ofSeconds(5)) >= 0) {
            bench.cancellations.ask(waiting.name(), "bo", waiting.queuedAt());
          }
          sandbox.advanceClock(wait);
        };

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.CANCELED);
    assertThat(run.counts().unconfirmed()).as("may have arrived").isEqualTo(2);
  }

  @OnBothDatabases
  void aBatchThatTheServiceSurelyDidNotTakeCountsAsNotSent() {
    bench.customers(List.of(row("C1", "Ana"), row("C2", "Bo")));
    sandbox.fault(Fault.on(IMPORT, Effect.status(403)).always());

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.PRIVILEGE_MISSING);
    assertThat(run.counts().heldBack()).isEqualTo(Map.of(HoldBack.NOT_SENT, 2L));
  }

  @OnBothDatabases
  void aRunEndsOnTheListItBeganWith() {
    sandbox.delays(new Delays(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO));
    bench.customers(List.of(row("C1", "Ana")));
    bench.pause = this::stopWhileImporting;
    assertThatThrownBy(bench::run).isInstanceOf(Problem.class);
    assertThat(Thread.interrupted()).isTrue();
    bench.useList(sandbox.createList("Another"));
    bench.pause = sandbox::advanceClock;

    ExportRun resumed = bench.runner.resume(bench.runs.unfinished().getFirst());

    assertThat(resumed.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(sandbox.members(bench.list.value())).isEqualTo(Set.of("c1@example.org"));
  }

  @OnBothDatabases
  void aRunThatIsCanceledSendsNoMoreBatchesAndKnowsWhatItSent() {
    List<List<String>> many = new java.util.ArrayList<>();
    for (int i = 1; i <= 45_000; i++) {
      many.add(row("C" + i, "Ana"));
    }
    bench.customers(many);
    sandbox.delays(new Delays(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO));
    bench.cancelAfterFirstBatch = true;

    ExportRun run = bench.run();
    sandbox.delays(Delays.none());
    ExportRun next = bench.run();

    assertThat(run.status()).isEqualTo(Status.CANCELED);
    assertThat(run.failure().orElseThrow().sentence())
        .startsWith("Canceled by ana before 5001 people were sent");
    assertThat(run.counts().added()).isEqualTo(39_999);
    assertThat(run.counts().heldBack()).containsEntry(HoldBack.NOT_SENT, 5_001L);
    assertThat(run.counts().addUp()).isTrue();
    assertThat(next.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(next.counts().added()).isEqualTo(5_001);
    assertThat(next.counts().unchanged()).isEqualTo(39_999);
  }

  @OnBothDatabases
  void aRunThatIsCanceledBeforeItSendsSendsNothing() {
    bench.customers(List.of(row("C1", "Ana")));
    ExportRun queued =
        bench.runner.queue(Workbench.EXPORT, Trigger.ON_DEMAND, "ana", Extent.CHANGES);
    bench.cancellations.ask(queued.name(), "bo", queued.queuedAt());

    ExportRun run = bench.runner.resume(queued);

    assertThat(run.status()).isEqualTo(Status.CANCELED);
    assertThat(run.failure().orElseThrow().sentence()).isEqualTo("Canceled by bo.");
    assertThat(run.imports()).isZero();
    assertThat(sandbox.members(bench.list.value())).isEmpty();
  }

  private void stopWhileImporting(Duration wait) throws InterruptedException {
    if (bench.runs.unfinished().getFirst().state() == RunState.IMPORTING) {
      throw new InterruptedException();
    }
    sandbox.advanceClock(wait);
  }

  /** As if the process had died between the service's answer and our note of it. */
  private void forgetTheAnswer(ExportRun run) {
    Batch sent = bench.runs.batches(run.id()).getFirst();
    bench.runs.save(
        new Batch(
            sent.run(),
            sent.number(),
            Batch.Kind.IMPORT,
            sent.from(),
            sent.to(),
            sent.bytes(),
            sent.fileName(),
            Batch.State.PREPARED,
            Optional.empty(),
            Batch.Counters.NONE));
  }

  @OnBothDatabases
  void aListThatIsNotThereIsSaidBeforeAnythingIsSent() {
    bench.customers(List.of(row("C1", "Ana")));
    bench.useList("00000000-0000-11f1-aa3a-02420a320002");

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.LIST_NOT_FOUND);
    assertThat(run.imports()).isZero();
  }

  private static List<String> row(String id, String first) {
    return List.of(id, id.toLowerCase(java.util.Locale.ROOT) + "@example.org", first, "Tester");
  }
}
