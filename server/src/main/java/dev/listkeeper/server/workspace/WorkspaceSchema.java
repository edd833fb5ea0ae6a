package dev.listkeeper.server.workspace;

import dev.listkeeper.segment.SegmentJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of the workspace file, for editors that check and complete. */
public final class WorkspaceSchema {
  private static final Set<String> NAMES =
      names(JsonMapper.shared().readTree(text())).collect(Collectors.toUnmodifiableSet());

  private WorkspaceSchema() {}

  /** Every name that may stand somewhere in a file. */
  static Set<String> names() {
    return NAMES;
  }

  private static Stream<String> names(JsonNode schema) {
    return Stream.concat(
        schema.path("properties").propertyNames().stream(),
        schema.values().stream().flatMap(WorkspaceSchema::names));
  }

  /** The whole schema, with that of segments inside. */
  public static String text() {
    JsonMapper mapper = JsonMapper.shared();
    try (InputStream in =
        Objects.requireNonNull(
            WorkspaceSchema.class.getResourceAsStream("/listkeeper.schema.json"))) {
      ObjectNode schema = (ObjectNode) mapper.readTree(in);
      ((ObjectNode) schema.get("$defs")).set("segment", mapper.readTree(SegmentJson.schema()));
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(schema);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema of the workspace file can't be read.", e);
    }
  }
}
