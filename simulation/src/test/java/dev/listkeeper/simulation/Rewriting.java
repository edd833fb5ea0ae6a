package dev.listkeeper.simulation;

import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** An engine that stores something else than asked for in folders of a name. */
record Rewriting(QueryEngine sound, String name, UnaryOperator<Query> rewrite)
    implements QueryEngine {
  @Override
  public Snapshot store(Query query, Path folder) {
    boolean concerned = false;
    for (Path part : folder) {
      concerned |= part.toString().equals(name);
    }
    return sound.store(concerned ? rewrite.apply(query) : query, folder);
  }

  @Override
  public RowCursor open(Query query) {
    return sound.open(query);
  }

  @Override
  public Schema parquetSchema(Path file) {
    return sound.parquetSchema(file);
  }

  @Override
  public void close() {
    sound.close();
  }
}
