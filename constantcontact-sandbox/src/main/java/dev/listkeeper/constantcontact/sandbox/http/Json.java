package dev.listkeeper.constantcontact.sandbox.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, read and written the same way everywhere. */
public final class Json {
  /** The one mapper. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** A new object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A new array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Reads a tree. */
  public static JsonNode read(byte[] bytes) throws JacksonException {
    return MAPPER.readTree(bytes);
  }

  /** Writes a tree as UTF-8. */
  public static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }
}
