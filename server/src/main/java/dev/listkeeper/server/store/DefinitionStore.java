package dev.listkeeper.server.store;

import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * All definitions of the workspace, whatever their kind, in one table.
 *
 * @param actor who is to be recorded as having made a change
 */
public record DefinitionStore(
    JdbcClient database, JsonMapper mapper, Clock clock, Supplier<String> actor) {

  /** The definitions of one kind; the kind is the table's, so never rename it. */
  public <T extends Definition> Definitions<T> of(String kind, Class<T> type) {
    return new StoredDefinitions<>(this, kind, type);
  }
}
