package dev.listkeeper.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.engine.contract.RandomQueries;
import dev.listkeeper.engine.contract.Rows;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.reference.ReferenceEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random queries have the same rows in both engines. Another start is given by the system property
 * {@code differential.seed}, more rounds by {@code differential.rounds}.
 */
class DifferentialTest {
  private static final int QUERIES_PER_SEED = 25;

  @TempDir static Path folder;
  private static DuckDbEngine duckDb;
  private static final ReferenceEngine REFERENCE = new ReferenceEngine();

  @BeforeAll
  static void start() {
    duckDb = new DuckDbEngine(new DuckDbSettings(folder.resolve("spill"), 512, 2, 2, 4));
  }

  @AfterAll
  static void stop() {
    duckDb.close();
  }

  static LongStream seeds() {
    long first = Long.getLong("differential.seed", System.nanoTime());
    return LongStream.range(first, first + Long.getLong("differential.rounds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bothEnginesAgree(long seed) {
    RandomQueries queries = new RandomQueries(seed);
    for (int i = 0; i < QUERIES_PER_SEED; i++) {
      Query query = queries.query(i % 4);

      List<List<Object>> expected = Rows.read(REFERENCE, query);
      List<List<Object>> actual = Rows.read(duckDb, query);

      var assertion = assertThat(actual).as("seed %d, query %d: %s", seed, i, query);
      if (RandomQueries.isOrdered(query)) {
        assertion.containsExactlyElementsOf(expected);
      } else {
        assertion.containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }
}
