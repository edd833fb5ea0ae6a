package dev.listkeeper.server.store;

import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How many people of ours were on lists over time, as the read-backs of runs found them. */
public final class ListSizes {
  private final JdbcClient database;
  private final JsonMapper mapper;

  public ListSizes(JdbcClient database, JsonMapper mapper) {
    this.database = database;
    this.mapper = mapper;
  }

  /** What the read-back of a run found. */
  public record Size(Key export, Instant at, long members) {}

  /** By the good runs of these exports that ended since then, the oldest first. */
  public List<Size> since(Instant from, Collection<Key> exports) {
    if (exports.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            """
            select export_key, ended_at, counts from export_run
            where export_key in (:exports) and ended_at >= :from and status in (:good) and extent in (:sending)
            order by ended_at, id
            """)
        .param("exports", exports.stream().map(Key::value).toList())
        .param("from", Instants.of(from))
        .param("good", names(Stream.of(Status.values()).filter(Status::isGood)))
        .param("sending", names(Stream.of(Extent.values()).filter(Extent::sends)))
        .query((row, _) ->
            new Size(
                new Key(row.getString("export_key")),
                Instants.required(row, "ended_at"),
                mapper.readValue(row.getString("counts"), RunCounts.class).listMembers()))
        .list();
  }

  private static List<String> names(Stream<? extends Enum<?>> constants) {
    return constants.map(Enum::name).toList();
  }
}
