package dev.listkeeper.engine.duckdb;

import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.InvalidQueryException;

/** Failures as sentences for people. */
final class Failures {
  private Failures() {}

  /** The failure for the caller; what is a bug of the caller stays what it is. */
  static RuntimeException of(Throwable failure) {
    if (failure instanceof EngineException || failure instanceof InvalidQueryException) {
      return (RuntimeException) failure;
    }
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String text = message.strip();
    return isNoRoom(text)
        ? new EngineException.NoRoom(failure)
        : new EngineException(sentence(text), failure);
  }

  private static boolean isNoRoom(String message) {
    String firstLine = message.lines().findFirst().orElse("");
    return firstLine.contains("No space left on device")
        || firstLine.contains("max_temp_directory");
  }

  private static String sentence(String message) {
    String firstLine = message.lines().findFirst().orElse("");
    if (firstLine.startsWith("Out of Memory Error")) {
      return "The query needs more memory than the engine may use.";
    }
    if (firstLine.startsWith("INTERRUPT")) {
      return "The query was cancelled.";
    }
    if (firstLine.contains("No files found") || firstLine.contains("No such file")) {
      return "A stored file is missing: " + firstLine;
    }
    if (isDamage(firstLine)) {
      return "A stored file is damaged: " + firstLine;
    }
    if (firstLine.startsWith("Out of Range Error")) {
      return "A number is too large for its type.";
    }
    return "The query engine failed: " + firstLine;
  }

  private static boolean isDamage(String line) {
    return line.contains("CSV Error")
        || line.contains("Parquet")
        || line.contains("parquet")
        || line.contains("TProtocolException")
        || line.contains("magic bytes")
        || line.contains("decompress");
  }
}
