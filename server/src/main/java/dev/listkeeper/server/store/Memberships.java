package dev.listkeeper.server.store;

import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many members segments have. */
public final class Memberships {
  private final JdbcClient database;

  public Memberships(JdbcClient database) {
    this.database = database;
  }

  /** How many there were when the segment was last evaluated. */
  public record Size(long members, Instant at) {}

  /** Of every segment that was evaluated, in one query. */
  public Map<Key, Size> all() {
    Map<Key, Size> sizes = new HashMap<>();
    database
        .sql(
            """
            select subject, row_count, committed_at from snapshot_version
            where id in (select max(id) from snapshot_version where kind = :kind group by subject)
            """)
        .param("kind", DatasetName.Kind.MEMBERS.name())
        .query(row -> {
          sizes.put(
              new Key(row.getString("subject")),
              new Size(row.getLong("row_count"), Instants.required(row, "committed_at")));
        });
    return sizes;
  }
}
