package dev.listkeeper.server.store;

import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When definitions were last changed, and by whom. */
public final class DefinitionChanges {
  private final JdbcClient database;

  public DefinitionChanges(JdbcClient database) {
    this.database = database;
  }

  /**
   * The last change of a definition.
   *
   * @param by an e-mail address, or the server's own name
   */
  public record Changed(Instant at, String by) {}

  /**
   * Of every definition of a kind.
   *
   * @param kind as {@link DefinitionStore} knows it
   */
  public Map<Key, Changed> of(String kind) {
    Map<Key, Changed> changes = new HashMap<>();
    database
        .sql("select definition_key, updated_at, updated_by from definition where kind = :kind")
        .param("kind", kind)
        .query(row -> {
          changes.put(
              new Key(row.getString("definition_key")),
              new Changed(Instants.required(row, "updated_at"), row.getString("updated_by")));
        });
    return changes;
  }
}
