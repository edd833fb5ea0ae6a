package dev.listkeeper.query.reference;

import dev.listkeeper.query.Schema;
import java.util.List;

/** A table in memory. */
record Table(Schema schema, List<Row> rows) {
  Table {
    rows = List.copyOf(rows);
  }
}
