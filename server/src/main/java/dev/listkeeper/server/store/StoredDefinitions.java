package dev.listkeeper.server.store;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Definitions as JSON text, a row each. */
final class StoredDefinitions<T extends Definition> implements Definitions<T> {
  /** As wide as the column. */
  private static final int LONGEST_BODY = 1_000_000;

  private final DefinitionStore store;
  private final JdbcClient database;
  private final String kind;
  private final Class<T> type;

  StoredDefinitions(DefinitionStore store, String kind, Class<T> type) {
    this.store = store;
    this.database = store.database();
    this.kind = kind;
    this.type = type;
  }

  @Override
  public List<T> all() {
    return database
        .sql("select body from definition where kind = :kind")
        .param("kind", kind)
        .query((row, number) -> read(row.getString("body")))
        .list()
        .stream()
        // Not by the database: how it orders text depends on how it was set up.
        .sorted(Comparator.comparing(definition -> definition.key().value()))
        .toList();
  }

  @Override
  public Optional<T> find(Key key) {
    return database
        .sql("select body from definition where kind = :kind and definition_key = :key")
        .param("kind", kind)
        .param("key", key.value())
        .query((row, number) -> read(row.getString("body")))
        .optional();
  }

  @Override
  public void save(T definition) {
    String body = store.mapper().writeValueAsString(definition);
    if (body.length() > LONGEST_BODY) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The %s '%s' is too long to be stored: %,d characters, of which there may be %,d."
              .formatted(kind, definition.key(), body.length(), LONGEST_BODY));
    }
    // The parameters are cast because PostgreSQL can't tell their types inside a select.
    database
        .sql(
            """
            merge into definition d
            using (select cast(:kind as varchar(40)) as kind,
                          cast(:key as varchar(60)) as definition_key) as s
            on d.kind = s.kind and d.definition_key = s.definition_key
            when matched then update set
              display_name = :name, body = :body, updated_at = :at, updated_by = :by
            when not matched then insert
              (kind, definition_key, display_name, body, updated_at, updated_by)
              values (:kind, :key, :name, :body, :at, :by)
            """)
        .param("kind", kind)
        .param("key", definition.key().value())
        .param("name", definition.displayName())
        .param("body", body)
        .param("at", store.clock().instant().atOffset(ZoneOffset.UTC))
        .param("by", store.actor().get())
        .update();
  }

  @Override
  public boolean remove(Key key) {
    return database
            .sql("delete from definition where kind = :kind and definition_key = :key")
            .param("kind", kind)
            .param("key", key.value())
            .update()
        > 0;
  }

  private T read(String body) {
    return store.mapper().readValue(body, type);
  }
}
