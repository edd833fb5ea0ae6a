package dev.listkeeper.simulation;

import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import java.util.List;
import java.util.Map;

/**
 * An import as it arrives at the service.
 *
 * @param run whose batch it is
 * @param batch as it was written down
 * @param payload the CSV
 * @param rows the CSV's rows by heading
 */
public record Sent(
    ExportRun run, Batch batch, String list, String payload, List<Map<String, String>> rows) {
  /** The addresses in it, in order. */
  public List<String> addresses() {
    return rows.stream().map(row -> row.getOrDefault("email", "")).toList();
  }
}
