package dev.listkeeper.engine.duckdb;

import java.nio.file.Path;

/**
 * What the engine may use.
 *
 * @param spillFolder for what does not fit in memory; the engine's own, emptied when it starts
 * @param memoryLimitMegabytes bounds DuckDB's buffers, not the Java heap
 * @param threads how many threads DuckDB computes with, all queries together
 * @param workers how many queries run at the same time
 * @param queue how many more may wait before callers are held back
 */
public record DuckDbSettings(
    Path spillFolder, long memoryLimitMegabytes, int threads, int workers, int queue) {

  public DuckDbSettings {
    if (memoryLimitMegabytes < 1 || threads < 1 || workers < 1 || queue < 1) {
      throw new IllegalArgumentException("The engine's limits must be positive.");
    }
  }

  /** 1 GB, a thread for each processor, four queries at a time. */
  public static DuckDbSettings defaults(Path spillFolder) {
    return new DuckDbSettings(spillFolder, 1024, Runtime.getRuntime().availableProcessors(), 4, 64);
  }
}
