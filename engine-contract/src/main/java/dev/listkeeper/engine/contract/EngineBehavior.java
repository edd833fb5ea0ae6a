package dev.listkeeper.engine.contract;

/**
 * What an engine may lack. Everything is supported unless an engine's test says otherwise, with a
 * reason; a difference is declared here, never by a changed expectation.
 */
public enum EngineBehavior {
  /** Reads Parquet files that others wrote. */
  FOREIGN_PARQUET,
  /** Finds out that the files of a stored table are missing or damaged. */
  DAMAGE_DETECTION,
  /** Computes more rows than fit in the Java heap. */
  LARGE_DATA
}
