package dev.listkeeper.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTest {
  @TempDir Path home;
  private RefreshBench bench;

  @BeforeEach
  void start() {
    bench = new RefreshBench(home);
  }

  @Test
  void everythingIsDoneInTheOrderOfWhatRestsOnWhat() {
    RefreshRun waiting = bench.refresh.advance(bench.prepare());

    assertThat(bench.performed)
        .containsExactly(
            "SOURCE mail", "SOURCE shop", "CUSTOMERS customers", "SEGMENT late", "SEGMENT loyal");
    assertThat(waiting.status()).isEqualTo(Status.REFRESHING);
    assertThat(waiting.isUpdating()).isFalse();
    assertThat(bench.runs.unfinished())
        .extracting(run -> run.export() + " " + run.trigger())
        .containsExactly("news SYSTEM_REFRESH", "winter SYSTEM_REFRESH");

    bench.endRuns(Status.SUCCESSFUL);
    RefreshRun ended = bench.refresh.advance(waiting);

    assertThat(ended.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(bench.status("EXPORT news")).isEqualTo(Status.SUCCESSFUL);
    assertThat(bench.refreshes.find(ended.id())).contains(ended);
    assertThat(bench.cleared).isEqualTo(1);
  }

  @Test
  void whatRestsOnAFailedSourceIsSkippedWithThatReasonAndTheRestIsDone() {
    bench.failing.add("SOURCE mail");

    RefreshRun waiting = bench.refresh.advance(bench.prepare());
    bench.endRuns(Status.SUCCESSFUL);
    RefreshRun ended = bench.refresh.advance(waiting);

    assertThat(bench.status("SOURCE mail")).isEqualTo(Status.FAILED);
    assertThat(bench.status("CUSTOMERS customers")).isEqualTo(Status.SUCCESSFUL);
    assertThat(bench.status("SEGMENT late")).isEqualTo(Status.SKIPPED);
    assertThat(bench.note("SEGMENT late")).isEqualTo("'Mail' failed.");
    assertThat(bench.note("EXPORT winter")).isEqualTo("'Mail' failed.");
    assertThat(bench.status("SEGMENT loyal")).isEqualTo(Status.SUCCESSFUL);
    assertThat(bench.status("EXPORT news")).isEqualTo(Status.SUCCESSFUL);
    assertThat(ended.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void withoutTheCustomerTableNothingBehindItIsTouched() {
    bench.failing.add("SOURCE shop");

    RefreshRun ended = bench.refresh.advance(bench.prepare());

    assertThat(bench.performed).containsExactly("SOURCE mail");
    assertThat(bench.note("CUSTOMERS customers")).isEqualTo("'Shop' failed.");
    assertThat(bench.note("SEGMENT loyal")).isEqualTo("'Shop' failed.");
    assertThat(bench.note("EXPORT news")).isEqualTo("'Shop' failed.");
    assertThat(bench.runs.unfinished()).isEmpty();
    assertThat(ended.endedAt()).isPresent();
  }

  @Test
  void anExportOfItsOwnScheduleIsNoPartOfIt() {
    assertThat(bench.prepare().tasks())
        .extracting(task -> task.key().value())
        .doesNotContain("weekly")
        .contains("news");
  }

  @Test
  void aCanceledTaskIsNotDoneAndWhatRestsOnItIsSkipped() {
    RefreshRun prepared = bench.prepare();
    bench.cancellations.ask(
        prepared.name(bench.task("SEGMENT loyal")), "ann@example.org", bench.clock.instant());

    RefreshRun waiting = bench.refresh.advance(prepared);
    bench.endRuns(Status.SUCCESSFUL);
    RefreshRun ended = bench.refresh.advance(waiting);

    assertThat(bench.performed).doesNotContain("SEGMENT loyal");
    assertThat(bench.note("SEGMENT loyal")).isEqualTo("Canceled by ann@example.org.");
    assertThat(bench.note("EXPORT news")).isEqualTo("'Loyal' canceled.");
    assertThat(ended.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
  }

  @Test
  void aCanceledRefreshBeginsNothingMoreAndEndsItsRuns() {
    RefreshRun waiting = bench.refresh.advance(bench.prepare());
    bench.cancellations.ask(waiting.name(), "ann@example.org", bench.clock.instant());

    RefreshRun still = bench.refresh.advance(waiting);
    assertThat(bench.canceledRuns).containsExactly("news/1", "winter/1");
    bench.endRuns(Status.CANCELED);
    RefreshRun ended = bench.refresh.advance(still);

    assertThat(ended.status()).isEqualTo(Status.CANCELED);
    assertThat(ended.canceledBy()).contains("ann@example.org");
  }

  @Test
  void aWishThatComesTooLateDoesNotChangeWhatIsDone() {
    RefreshRun waiting = bench.refresh.advance(bench.prepare());
    bench.endRuns(Status.SUCCESSFUL);
    bench.cancellations.ask(waiting.name(), "ann@example.org", bench.clock.instant());

    assertThat(bench.refresh.advance(waiting).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void oneThatWasCutOffDoesNothingTwice() {
    RefreshRun prepared = bench.prepare();
    bench.dyingAt = Optional.of("SEGMENT loyal");
    assertThatThrownBy(() -> bench.refresh.advance(prepared)).isInstanceOf(Problem.class);
    assertThat(Thread.interrupted()).isTrue();
    bench.dyingAt = Optional.empty();
    bench.performed.clear();

    RefreshRun waiting = bench.refresh.advance(bench.refreshes.find(prepared.id()).orElseThrow());
    bench.refresh.advance(bench.refreshes.find(prepared.id()).orElseThrow());

    assertThat(bench.performed).containsExactly("SEGMENT loyal");
    assertThat(bench.runs.unfinished()).hasSize(2);
    assertThat(waiting.startedAt()).isEqualTo(prepared.startedAt());
  }

  @Test
  void anExportThatWaitedAlreadyIsTheOneItWaitsFor() {
    ExportRun asked =
        bench.runs.add(
            new Key("news"),
            ExportRun.Request.of(Trigger.ON_DEMAND, "ben@example.org", bench.clock.instant()));

    bench.refresh.advance(bench.prepare());

    assertThat(bench.task("EXPORT news").run()).contains(asked.number());
    assertThat(bench.runs.count(new Key("news"))).isEqualTo(1);
  }

  @Test
  void aRunThatFailedSaysWhyInTheRefresh() {
    RefreshRun waiting = bench.refresh.advance(bench.prepare());
    bench.endRuns(Status.SUCCESSFUL);
    ExportRun news = bench.runs.find(new Key("news"), 1).orElseThrow();
    bench.failRun(news, ProblemCode.LIST_NOT_FOUND, "The list is gone; choose another.");

    RefreshRun ended = bench.refresh.advance(waiting);

    assertThat(bench.status("EXPORT news")).isEqualTo(Status.FAILED);
    assertThat(bench.note("EXPORT news")).isEqualTo("The list is gone; choose another.");
    assertThat(ended.done()).isEqualTo(ended.tasks().size());
  }

  @Test
  void anExportKnowsWhatOfItIsStillBeingBroughtUpToDate() {
    RefreshRun prepared = bench.prepare();

    assertThat(bench.dependencies.isUpdating(prepared, new Key("news"))).isTrue();
    assertThat(bench.dependencies.isUpdating(bench.refresh.advance(prepared), new Key("news")))
        .isFalse();
  }
}
