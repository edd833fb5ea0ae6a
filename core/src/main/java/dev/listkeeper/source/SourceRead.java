package dev.listkeeper.source;

import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Optional;

/** What reading a data source stored, a table each, in the order of its definition. */
public record SourceRead(Key source, List<TableRead> tables) {
  public SourceRead {
    tables = List.copyOf(tables);
  }

  public Optional<TableRead> table(Key key) {
    return tables.stream().filter(read -> read.table().table().equals(key)).findFirst();
  }

  public long rows() {
    return tables.stream().mapToLong(TableRead::rows).sum();
  }

  public long rejected() {
    return tables.stream().mapToLong(TableRead::rejected).sum();
  }
}
