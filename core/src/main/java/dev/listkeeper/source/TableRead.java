package dev.listkeeper.source;

import dev.listkeeper.query.Schema;
import dev.listkeeper.snapshot.Version;
import java.util.List;

/**
 * What reading one table stored.
 *
 * @param version the rows that were taken
 * @param rejects the rows that were not: columns file, line, reason, raw
 * @param explanation how the file and its columns were understood, a sentence each
 */
public record TableRead(
    TableName table, Version version, Version rejects, List<String> explanation) {
  public TableRead {
    explanation = List.copyOf(explanation);
  }

  public long rows() {
    return version.snapshot().rows();
  }

  public long rejected() {
    return rejects.snapshot().rows();
  }

  public Schema schema() {
    return version.snapshot().schema();
  }
}
