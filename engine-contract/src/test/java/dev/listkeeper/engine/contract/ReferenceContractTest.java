package dev.listkeeper.engine.contract;

import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.reference.ReferenceEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ReferenceContractTest implements EngineContract {
  @TempDir static Path folder;
  private static final QueryEngine ENGINE = new ReferenceEngine();

  @Override
  public QueryEngine engine() {
    return ENGINE;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public boolean supports(EngineBehavior behavior) {
    return switch (behavior) {
      // it keeps tables as Java objects: there are no files to read or to damage
      case FOREIGN_PARQUET, DAMAGE_DETECTION, LARGE_DATA -> false;
    };
  }
}
