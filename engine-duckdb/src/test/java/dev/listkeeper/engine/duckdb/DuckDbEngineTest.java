package dev.listkeeper.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.listkeeper.engine.contract.Rows;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Query.Order;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DuckDbEngineTest {
  @TempDir Path folder;
  private DuckDbEngine engine;

  @BeforeEach
  void start() {
    engine = new DuckDbEngine(new DuckDbSettings(folder.resolve("spill"), 96, 2, 2, 2));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private List<String> tables() throws IOException {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    try (Stream<Path> found = Files.list(tables)) {
      return found.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void aFailedStoreLeavesNothing() throws IOException {
    Query damaged = StagedNumbers.writeDamaged(folder.resolve("damaged"), 200_000);

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.store(damaged, folder.resolve("tables/t")))
        .withMessageContaining("damaged");
    assertThat(tables()).isEmpty();
  }

  @Test
  void anErrorInTheMiddleOfAStreamIsNotItsEnd() throws IOException {
    Query damaged = StagedNumbers.writeDamaged(folder.resolve("damaged"), 1_000_000);

    assertThatExceptionOfType(EngineException.class).isThrownBy(() -> drain(damaged));
  }

  private long drain(Query query) {
    long rows = 0;
    try (RowCursor cursor = engine.open(query)) {
      while (cursor.next()) {
        rows++;
      }
    }
    return rows;
  }

  @Test
  void tooLittleMemoryIsASentenceAndTheEngineGoesOn() {
    Query numbers = StagedNumbers.write(folder.resolve("numbers"), 500_000);
    Query few = new Query.Rows(numbers.schema(), List.of());

    try (var small = new DuckDbEngine(new DuckDbSettings(folder.resolve("small"), 8, 2, 2, 2))) {
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(EngineException.class)
            .isThrownBy(() -> small.store(new Query.Distinct(numbers), folder.resolve("tables/t")))
            .withMessage("The query needs more memory than the engine may use.");
        assertThat(small.count(few)).isZero();
      }
    }
  }

  @Test
  void anInterruptCancelsTheStore() throws Exception {
    Query endless = StagedNumbers.pairs(StagedNumbers.write(folder.resolve("n"), 300_000));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Files.createDirectories(folder.resolve("tables"));
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                engine.store(endless, folder.resolve("tables/t"));
              } catch (EngineException interrupted) {
                failure.set(interrupted);
              }
            });
    while (tables().isEmpty()) {
      Thread.onSpinWait();
    }

    caller.interrupt();
    caller.join();

    assertThat(failure.get()).hasMessage("The query was interrupted.");
    assertThat(tables()).isEmpty();
  }

  @Test
  void aCursorClosedEarlyGivesEverythingBack() {
    Query endless = StagedNumbers.pairs(StagedNumbers.write(folder.resolve("n"), 50_000));

    for (int i = 0; i < 30; i++) {
      try (RowCursor cursor = engine.open(endless)) {
        assertThat(cursor.next()).isTrue();
      }
    }

    assertThat(engine.openStreams()).isZero();
  }

  @Test
  void openCursorsDoNotHoldUpOtherCallers() {
    Query numbers = StagedNumbers.write(folder.resolve("n"), 100_000);
    List<RowCursor> cursors = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      cursors.add(engine.open(numbers));
    }

    assertThat(engine.count(numbers)).isEqualTo(100_000);
    cursors.forEach(RowCursor::close);
  }

  @Test
  void manyCallersAtOnceGetTheirOwnRows() throws Exception {
    Snapshot stored =
        engine.store(StagedNumbers.write(folder.resolve("n"), 20_000), folder.resolve("tables/t"));

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Query limited =
            new Query.Sort(
                new Query.Scan(stored),
                List.of(Order.ascending("i")),
                0,
                Optional.of((long) i * 500));
        counts.add(callers.submit(() -> drain(limited)));
      }
      for (int i = 0; i < 40; i++) {
        assertThat(counts.get(i).get()).isEqualTo(i * 500L);
      }
    }
  }

  @Test
  void aClosedEngineSaysSo() {
    Query numbers = StagedNumbers.write(folder.resolve("n"), 100_000);
    RowCursor cursor = engine.open(numbers);
    engine.close();

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.count(numbers))
        .withMessage("The engine is closed.");
    cursor.close();
    engine.close();
  }

  @Test
  void aSpillFolderBelongsToOneEngine() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> new DuckDbEngine(DuckDbSettings.defaults(folder.resolve("spill"))))
        .withMessageContaining("Another engine");
  }

  @Test
  void whatAKilledEngineSpilledIsRemoved() throws IOException {
    Path spill = Files.createDirectories(folder.resolve("other"));
    Path leftOver = Files.createFile(spill.resolve("duckdb_temp_storage_DEFAULT-0.tmp"));
    Path foreign = Files.createFile(spill.resolve("notes.txt"));

    new DuckDbEngine(DuckDbSettings.defaults(spill)).close();

    assertThat(leftOver).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void aPathThatLooksLikeAnAddressIsAFile() {
    Path address = Path.of("https://localhost/people.parquet");

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.parquetSchema(address))
        .withMessageContaining("missing");
  }

  @Test
  void rowsAreReadInTheOrderOfTheSort() {
    Query numbers = StagedNumbers.write(folder.resolve("n"), 50_000);
    Query sorted = new Query.Sort(numbers, List.of(Order.descending("i")), 0, Optional.empty());

    List<Object> values = Rows.read(engine, sorted).stream().map(row -> row.get(1)).toList();

    assertThat(values)
        .hasSize(50_000)
        .isSortedAccordingTo((a, b) -> ((String) b).compareTo((String) a));
  }
}
