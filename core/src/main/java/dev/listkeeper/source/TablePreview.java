package dev.listkeeper.source;

import dev.listkeeper.query.Schema;
import java.util.List;
import java.util.Optional;

/**
 * How a table would be read, from the beginning of its file; the types of columns may turn out
 * wider when all rows are seen.
 *
 * @param rows the first ones, as text; a cell without a value is empty
 * @param explanation how the file and its columns were understood, a sentence each
 */
public record TablePreview(
    Schema schema, List<List<Optional<String>>> rows, List<String> explanation) {
  public TablePreview {
    rows = rows.stream().map(List::copyOf).toList();
    explanation = List.copyOf(explanation);
  }
}
