package dev.listkeeper.source.file;

import java.util.List;

/**
 * What is known of a delimited file before it is read: told by the table's format, or found in the
 * file's beginning.
 *
 * @param header whether the first row holds column names
 * @param columnNames in the order of the fields
 * @param explanation what was found and why, a sentence each
 */
public record Detected(
    Dialect dialect, boolean header, List<String> columnNames, List<String> explanation) {
  public Detected {
    columnNames = List.copyOf(columnNames);
    explanation = List.copyOf(explanation);
  }
}
