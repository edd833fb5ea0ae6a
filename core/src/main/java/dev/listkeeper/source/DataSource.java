package dev.listkeeper.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of files that are read as tables.
 *
 * @param displayName the key unless given
 * @param folder an absolute path, or one below an allowed folder
 */
public record DataSource(Key key, String displayName, String folder, List<FileTable> tables)
    implements Definition {

  public DataSource {
    if (key == null) {
      throw new Problem(ProblemCode.INVALID_REQUEST, "A data source needs a key.");
    }
    // What is left out in a file arrives as null.
    displayName = displayName == null || displayName.isBlank() ? key.value() : displayName;
    Definition.requireName("A data source", displayName);
    folder = folder == null || folder.isBlank() ? "." : folder;
    tables = tables == null ? List.of() : List.copyOf(tables);
    Set<Key> seen = new HashSet<>();
    for (FileTable table : tables) {
      if (!seen.add(table.key())) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "Data source '" + key + "' has two tables with the key '" + table.key() + "'.");
      }
    }
  }

  public TableName name(FileTable table) {
    return new TableName(key, table.key());
  }

  /** The table of a key. */
  public Optional<FileTable> table(Key wanted) {
    return tables.stream().filter(table -> table.key().equals(wanted)).findFirst();
  }
}
