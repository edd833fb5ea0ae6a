package dev.listkeeper.server.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How one definition differs from what is stored.
 *
 * @param section such as {@code segments}
 * @param fields what is different inside; empty unless it is changed
 */
public record Change(
    Action action, String section, String key, String displayName, List<Field> fields) {

  /** What happens to the definition. */
  public enum Action {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * One value that differs.
   *
   * @param path inside the definition, such as {@code tables[orders].file}
   * @param before null: it was not there
   * @param after null: it is no longer there
   */
  public record Field(String path, @Nullable JsonNode before, @Nullable JsonNode after) {}
}
