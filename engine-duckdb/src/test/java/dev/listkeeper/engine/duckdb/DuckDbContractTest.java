package dev.listkeeper.engine.duckdb;

import dev.listkeeper.engine.contract.EngineContract;
import dev.listkeeper.query.QueryEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class DuckDbContractTest implements EngineContract {
  @TempDir static Path folder;
  private static DuckDbEngine engine;

  @BeforeAll
  static void start() {
    engine = new DuckDbEngine(new DuckDbSettings(folder.resolve("spill"), 512, 2, 2, 4));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Override
  public QueryEngine engine() {
    return engine;
  }

  @Override
  public Path folder() {
    return folder;
  }
}
