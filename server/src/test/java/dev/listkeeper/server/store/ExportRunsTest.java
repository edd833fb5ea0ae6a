package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.memory.MemoryCatalog;
import dev.listkeeper.memory.MemoryRuns;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What every store of runs does: on each database, and the one in memory that stands in for it. */
class ExportRunsTest {
  private static final Key SPRING = new Key("spring");
  private static final Key AUTUMN = new Key("autumn");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final ListId LIST = ListId.of("4b990247-6882-15ee-855c-54709378ad51");

  @TempDir Path home;

  enum Store {
    EMBEDDED,
    POSTGRESQL,
    MEMORY
  }

  private record Opened(ExportRuns runs, Catalog catalog) {}

  private Opened open(Store store) {
    if (store == Store.MEMORY) {
      Catalog catalog = new MemoryCatalog();
      return new Opened(new MemoryRuns(catalog), catalog);
    }
    DataSource source = TestDatabase.valueOf(store.name()).source(home);
    JdbcClient database = JdbcClient.create(source);
    Catalog catalog = new StoredCatalog(database, DefinitionJson.mapper(), home);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    JsonMapper mapper = DefinitionJson.mapper();
    Audit audit = new Audit(database, transaction, mapper, Clock.systemUTC());
    return new Opened(
        new StoredRuns(database, mapper, transaction, catalog, new Fence(database), audit),
        catalog);
  }

  @ParameterizedTest
  @EnumSource
  void theLatestOfEachExportIsItsLastRunAndNoPlan(Store store) {
    ExportRuns runs = open(store).runs();
    ExportRun.Request plan =
        new ExportRun.Request(Trigger.ON_DEMAND, "ann@example.org", Extent.PLAN_ONLY, NOW);
    end(runs, runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW)));
    ExportRun second =
        runs.add(SPRING, ExportRun.Request.of(Trigger.OWN_SCHEDULE, "ann@example.org", NOW));
    runs.add(SPRING, plan);
    runs.add(AUTUMN, plan);

    assertThat(runs.latestOfEach()).containsExactly(second);
  }

  @ParameterizedTest
  @EnumSource
  void runsAreNumberedWithinTheirExport(Store store) {
    ExportRuns runs = open(store).runs();

    ExportRun waiting =
        runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW));
    ExportRun other =
        runs.add(AUTUMN, ExportRun.Request.of(Trigger.SYSTEM_REFRESH, "ann@example.org", NOW));
    ExportRun first = end(runs, waiting);
    ExportRun second =
        runs.add(SPRING, ExportRun.Request.of(Trigger.OWN_SCHEDULE, "ben'; --", NOW));

    assertThat(List.of(first.number(), other.number(), second.number())).containsExactly(1, 1, 2);
    assertThat(runs.latest(SPRING, 10, 0)).containsExactly(second, first);
    assertThat(runs.latest(SPRING, 1, 1)).containsExactly(first);
    assertThat(runs.latest(2)).containsExactly(second, other);
    assertThat(runs.count(SPRING)).isEqualTo(2);
    assertThat(runs.find(AUTUMN, 2)).isEmpty();
  }

  private static ExportRun end(ExportRuns runs, ExportRun run) {
    ExportRun ended = run.ended(Status.SUCCESSFUL, Optional.empty(), NOW.plusSeconds(1));
    runs.save(ended);
    return ended;
  }

  @ParameterizedTest
  @EnumSource
  void oneAtMostWaitsForAnExport(Store store) {
    ExportRuns runs = open(store).runs();

    ExportRun first =
        runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW));
    ExportRun same =
        runs.add(SPRING, ExportRun.Request.of(Trigger.OWN_SCHEDULE, "ben@example.org", NOW));
    assertThat(runs.begin(first.started(LIST, NOW))).isTrue();
    ExportRun next =
        runs.add(SPRING, ExportRun.Request.of(Trigger.OWN_SCHEDULE, "ben@example.org", NOW));

    assertThat(same).isEqualTo(first);
    assertThat(next.number()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aPlanWaitsBesideARunWhichIsWidenedByWhoAsksForMore(Store store) {
    ExportRuns runs = open(store).runs();
    ExportRun run = runs.add(SPRING, asking(Extent.CHANGES));
    ExportRun plan = runs.add(SPRING, asking(Extent.PLAN_ONLY));
    ExportRun wide = runs.add(SPRING, asking(Extent.EVERYBODY));

    assertThat(runs.add(SPRING, asking(Extent.PLAN_ONLY))).isEqualTo(plan);
    assertThat(runs.add(SPRING, asking(Extent.CHANGES))).isEqualTo(wide);
    assertThat(wide).isEqualTo(run.widened(Extent.EVERYBODY));
    assertThat(runs.find(SPRING, run.number())).contains(wide);
    assertThat(runs.begin(run.started(LIST, NOW))).as("read before").isFalse();
    assertThat(runs.begin(wide.started(LIST, NOW))).isTrue();
    assertThat(runs.begin(plan.started(LIST, NOW))).as("holds no list").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void oldRunsAreFoundAndForgottenButForTheLatest(Store store) {
    ExportRuns runs = open(store).runs();
    ExportRun first = end(runs, runs.add(SPRING, asking(Extent.CHANGES)));
    ExportRun second = end(runs, runs.add(SPRING, asking(Extent.CHANGES)));
    end(runs, runs.add(AUTUMN, asking(Extent.CHANGES)));

    assertThat(runs.endedBefore(NOW)).isEmpty();
    assertThat(runs.endedBefore(NOW.plusSeconds(2))).containsExactly(first);
    runs.forget(first);
    assertThat(runs.latest(SPRING, 10, 0)).containsExactly(second);
    assertThat(runs.add(SPRING, asking(Extent.CHANGES)).number()).isEqualTo(3);
  }

  private static ExportRun.Request asking(Extent extent) {
    return new ExportRun.Request(Trigger.ON_DEMAND, "ann@example.org", extent, NOW);
  }

  @ParameterizedTest
  @EnumSource
  void oneAtMostWorksOnAList(Store store) {
    ExportRuns runs = open(store).runs();
    ExportRun one =
        runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW))
            .started(LIST, NOW);
    ExportRun other =
        runs.add(AUTUMN, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW))
            .started(LIST, NOW);

    assertThat(runs.begin(one)).isTrue();
    assertThat(runs.begin(other)).isFalse();
    assertThat(runs.find(AUTUMN, 1).orElseThrow().state()).isEqualTo(RunState.QUEUED);
    end(runs, one);
    assertThat(runs.begin(other)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void runsAddedAtTheSameMomentAreOne(Store store) {
    ExportRuns runs = open(store).runs();
    Set<Integer> numbers = ConcurrentHashMap.newKeySet();
    try (ExecutorService programs = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 40; i++) {
        programs.execute(() ->
            numbers.add(
                runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann", NOW)).number()));
      }
    }

    assertThat(numbers).containsExactly(1);
    assertThat(runs.count(SPRING)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRunIsReadAsItWasSaved(Store store) {
    ExportRuns runs = open(store).runs();
    RunCounts counts =
        new RunCounts(
            10,
            4,
            1,
            2,
            0,
            Map.of(HoldBack.NO_ADDRESS, 2L, HoldBack.LEFT_LIST, 1L),
            0,
            1,
            2,
            1,
            3,
            7,
            0,
            0,
            4,
            2,
            5,
            6,
            new RunCounts.Removals(3, 2, 1));

    ExportRun run =
        runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW))
            .started(LIST, NOW.plusSeconds(1))
            .to(RunState.PULLING)
            .pulled(NOW.plusSeconds(2))
            .counted(counts)
            .used(17)
            .imported(1);
    runs.save(run);

    assertThat(runs.find(SPRING, 1)).contains(run);
    assertThat(runs.unfinished()).containsExactly(run);
  }

  @ParameterizedTest
  @EnumSource
  void anEndedRunIsFinishedAndWhatItLearntCounts(Store store) {
    Opened opened = open(store);
    ExportRun run =
        opened.runs().add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW));
    Snapshot outcomes =
        new Snapshot(
            home.resolve("snapshots/a"), Schema.of(Schema.column("x", Type.TEXT)), 3, "ab12");

    ExportRun ended =
        run.ended(
            Status.FAILED,
            Optional.of(new ExportRun.Failure(ProblemCode.SERVICE_FAILED, "It broke; try again.")),
            NOW.plusSeconds(5));
    opened.runs().end(ended, List.of(new ExportRuns.Commit(run.outcomes(), outcomes, "run 1")));

    assertThat(opened.runs().find(SPRING, 1)).contains(ended);
    assertThat(opened.runs().unfinished()).isEmpty();
    assertThat(opened.catalog().latest(run.outcomes()).orElseThrow().snapshot().rows())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void aBatchReplacesTheOneOfItsNumber(Store store) {
    ExportRuns runs = open(store).runs();
    long run =
        runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW)).id();
    Batch second =
        new Batch(
            run,
            2,
            Batch.Kind.IMPORT,
            101,
            150,
            2_000,
            "second.csv",
            Batch.State.PREPARED,
            Optional.empty(),
            Batch.Counters.NONE);
    Batch first =
        new Batch(
            run,
            1,
            Batch.Kind.IMPORT,
            1,
            100,
            4_000,
            "first.csv",
            Batch.State.PREPARED,
            Optional.empty(),
            Batch.Counters.NONE);
    runs.save(second);
    runs.save(first);
    Batch done =
        first
            .accepted("activity-1")
            .ended(Batch.State.FINISHED, new Batch.Counters(99, 1, 0, 0, List.of(7)));
    runs.save(done);

    assertThat(runs.batches(run)).containsExactly(done, second);
    assertThat(runs.batches(run + 1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSentenceOfAnyLengthDoesNotKeepARunFromEnding(Store store) {
    ExportRuns runs = open(store).runs();
    String endless = "no such column; known are ".repeat(1_000);
    ExportRun run =
        runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW));

    ExportRun ended =
        run.ended(
            Status.FAILED,
            Optional.of(new ExportRun.Failure(ProblemCode.UNKNOWN_COLUMN, endless)),
            NOW.plusSeconds(1));
    runs.end(ended, List.of());

    assertThat(runs.unfinished()).isEmpty();
    assertThat(runs.find(SPRING, 1).orElseThrow().failure().orElseThrow().sentence())
        .startsWith("no such column")
        .endsWith("…");
  }

  @ParameterizedTest
  @EnumSource
  void everyLineOfABatchMayBeRejected(Store store) {
    ExportRuns runs = open(store).runs();
    long run =
        runs.add(SPRING, ExportRun.Request.of(Trigger.ON_DEMAND, "ann@example.org", NOW)).id();
    List<Integer> all = IntStream.range(0, 39_999).boxed().toList();
    Batch refused =
        new Batch(
            run,
            1,
            Batch.Kind.IMPORT,
            1,
            39_999,
            3_900_000,
            "first.csv",
            Batch.State.FINISHED,
            Optional.of("activity-1"),
            new Batch.Counters(39_999, 39_999, 0, 0, all));

    runs.save(refused);
    runs.save(refused);

    assertThat(runs.batches(run)).containsExactly(refused);
  }
}
