package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.Mode;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People of ours leave the list when they are no longer to be on it; large removals are asked. */
class MirrorTest {
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
  void whoLeftTheSegmentsIsRemovedAndNobodyElse() {
    sandbox.seedCsv("email\nforeign@example.org\n", bench.list.value());
    bench.customers(List.of(person(1), person(2), person(3)));
    bench.run();

    bench.customers(List.of(person(1), person(3)));
    ExportRun run = bench.run();

    assertThat(run.failure()).isEmpty();
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().removals()).isEqualTo(new RunCounts.Removals(1, 1, 0));
    assertThat(members()).containsExactlyInAnyOrder(mail(1), mail(3), "foreign@example.org");
    assertThat(run.imports()).isZero();
    assertThat(bench.run().counts().removals()).isEqualTo(RunCounts.Removals.NONE);
  }

  @Test
  void whoComesBackIsAddedAgain() {
    bench.customers(List.of(person(1), person(2)));
    bench.run();
    bench.customers(List.of(person(1)));
    bench.run();

    bench.customers(List.of(person(1), person(2)));
    ExportRun run = bench.run();

    assertThat(run.counts().added()).isEqualTo(1);
    assertThat(members()).containsExactlyInAnyOrder(mail(1), mail(2));
  }

  @Test
  void theOldAddressGoesAndTheNewOneComesInBothModes() {
    for (Mode mode : Mode.values()) {
      bench.mode(mode);
      bench.customers(List.of(person(1), person(2)));
      bench.run();

      bench.customers(List.of(person(1), List.of("C2", "new@example.org", "Bo", "Berg")));
      ExportRun run = bench.run();

      assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
      assertThat(members()).containsExactlyInAnyOrder(mail(1), "new@example.org");
    }
  }

  @Test
  void addAndUpdateOnlyLeavesThemThere() {
    bench.mode(Mode.ADD_AND_UPDATE);
    bench.customers(List.of(person(1), person(2)));
    bench.run();

    bench.customers(List.of(person(1)));
    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().staying()).isEqualTo(1);
    assertThat(members()).containsExactlyInAnyOrder(mail(1), mail(2));
  }

  @Test
  void beforeTheListChangesOursAreTakenOffIfAskedForInBothModes() {
    sandbox.seedCsv("email\nforeign@example.org\n", bench.list.value());
    bench.mode(Mode.ADD_AND_UPDATE);
    bench.customers(people(1, 60));
    bench.run();
    Reckoning reckoning = new Reckoning(bench.engine, bench.snapshots);
    long before = reckoning.ours(bench.exports.find(Workbench.EXPORT).orElseThrow());

    ExportRun run =
        bench.runner.resume(
            bench.runner.queue(Workbench.EXPORT, Trigger.ON_DEMAND, "ana", Extent.NOBODY_STAYS));

    assertThat(before).isEqualTo(60);
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().removals()).isEqualTo(new RunCounts.Removals(60, 60, 0));
    assertThat(run.counts().members()).isZero();
    assertThat(members()).containsExactly("foreign@example.org");
    assertThat(reckoning.ours(bench.exports.find(Workbench.EXPORT).orElseThrow())).isZero();
  }

  @Test
  void manyRemovalsWaitForApprovalWithNothingSent() {
    bench.customers(people(1, 200));
    bench.run();

    bench.customers(people(61, 201));
    ExportRun asked = bench.run();

    assertThat(asked.status()).isEqualTo(Status.NEEDS_APPROVAL);
    assertThat(asked.approval().orElseThrow().reason()).isEqualTo(Approval.Reason.MANY_REMOVALS);
    assertThat(asked.approval().orElseThrow().people()).isEqualTo(60);
    assertThat(asked.approval().orElseThrow().ours()).isEqualTo(200);
    assertThat(members()).hasSize(200);
    assertThat(bench.runs.batches(asked.id())).isEmpty();

    assertThat(bench.runs.approve(asked.approved("ana"), "ana")).isTrue();
    ExportRun run = bench.runner.resume(asked.approved("ana"));

    assertThat(run.failure()).isEmpty();
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().removals()).isEqualTo(new RunCounts.Removals(60, 60, 0));
    assertThat(members()).isEqualTo(mails(61, 201));
  }

  @Test
  void anApprovedPlanOnlyShrinks() {
    bench.customers(people(1, 200));
    bench.run();
    bench.customers(people(61, 203));
    ExportRun asked = bench.run();
    sandbox.seedCsv("email\n" + mail(201) + "\n");
    sandbox.unsubscribe(mail(201));
    sandbox.removeFromList(mail(100), bench.list.value());

    ExportRun run = approved(asked);

    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().added()).isEqualTo(2);
    Set<String> expected = new HashSet<>(mails(61, 203));
    expected.removeAll(Set.of(mail(100), mail(201)));
    assertThat(members()).isEqualTo(expected);
  }

  @Test
  void anEmptySegmentIsAskedAboutHoweverFewPeopleThereAre() {
    bench.customers(List.of(person(1), person(2)));
    bench.run();

    bench.customers(List.of());
    ExportRun asked = bench.run();

    assertThat(asked.status()).isEqualTo(Status.NEEDS_APPROVAL);
    assertThat(asked.approval().orElseThrow().reason()).isEqualTo(Approval.Reason.EMPTY_SEGMENTS);
    assertThat(members()).hasSize(2);
  }

  @Test
  void aPlanExpiresWithItsDayItsSegmentsAndTheNextRun() {
    bench.customers(List.of(person(1), person(2)));
    bench.run();
    bench.customers(List.of());
    ExportRun late = bench.run();
    bench.ahead = Duration.ofHours(25);
    ExportRun expired = bench.runner.resume(late);
    ExportRun superseded = bench.run();
    ExportRun changed = bench.run();
    bench.customers(List.of(person(1)));
    ExportRun outdated = approved(changed);

    assertThat(expired.status()).isEqualTo(Status.SKIPPED);
    assertThat(bench.runs.find(Workbench.EXPORT, superseded.number()).orElseThrow().status())
        .isEqualTo(Status.SKIPPED);
    assertThat(outdated.status()).isEqualTo(Status.SKIPPED);
    assertThat(outdated.failure().orElseThrow().sentence()).contains("changed meanwhile");
    assertThat(members()).hasSize(2);
  }

  @Test
  void aRefusedPlanEndsCanceled() {
    bench.customers(List.of(person(1)));
    bench.run();
    bench.customers(List.of());
    ExportRun asked = bench.run();

    bench.cancellations.ask(asked.name(), "bo", asked.queuedAt());
    ExportRun run = bench.runner.resume(asked);

    assertThat(run.status()).isEqualTo(Status.CANCELED);
    assertThat(members()).hasSize(1);
  }

  @Test
  void moreThanOneCallHoldsAreRemovedInBatchesAndTheCheapestWayFindsTheirIds() {
    bench.customers(people(1, 1_600));
    bench.run();
    bench.customers(people(1_301, 1_600));

    ExportRun run = approved(bench.run());

    assertThat(run.counts().removals().done()).isEqualTo(1_300);
    assertThat(members()).isEqualTo(mails(1_301, 1_600));
    assertThat(bench.runs.batches(run.id()))
        .hasSize(3)
        .allMatch(batch -> batch.kind() == Batch.Kind.REMOVAL);
    assertThat(sandbox.calls().getOrDefault("GET /v3/contacts", 0L)).isLessThan(20);
  }

  @Test
  void aRunCutOffWhileRemovingGoesOn() {
    bench.customers(people(1, 700));
    bench.run();
    bench.customers(people(1, 10));
    ExportRun asked = bench.run();
    bench.gate =
        () -> {
          if (bench.runs.batches(asked.id()).stream()
              .anyMatch(sent -> sent.activity().isPresent())) {
            throw new Problem(ProblemCode.PAUSED, "Everything is paused.");
          }
        };
    assertThatThrownBy(() -> approved(asked)).hasMessage("Everything is paused.");
    bench.gate = () -> {};
    ExportRun left = bench.runs.unfinished().getFirst();

    ExportRun run = bench.runner.resume(left);

    assertThat(left.state()).isEqualTo(RunState.REMOVING);
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(members()).isEqualTo(mails(1, 10));
    assertThat(bench.runs.batches(run.id())).hasSize(2);
  }

  private ExportRun approved(ExportRun asked) {
    assertThat(asked.status()).isEqualTo(Status.NEEDS_APPROVAL);
    assertThat(bench.runs.approve(asked.approved("ana"), "ana")).isTrue();
    return bench.runner.resume(asked.approved("ana"));
  }

  private Set<String> members() {
    return sandbox.members(bench.list.value());
  }

  private static List<List<String>> people(int from, int to) {
    List<List<String>> people = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      people.add(person(i));
    }
    return people;
  }

  private static List<String> person(int i) {
    return List.of("C" + i, mail(i), "Ana", "Silva");
  }

  private static String mail(int i) {
    return "c" + i + "@example.org";
  }

  private static Set<String> mails(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(MirrorTest::mail).collect(Collectors.toSet());
  }
}
