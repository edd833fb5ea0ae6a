package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.workspace.Section;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A definition as it is sent: its key is that of the address, and may be repeated in it. */
final class DefinitionBody {
  private DefinitionBody() {}

  static <T extends Definition> T read(
      Section<T> section, Key key, JsonNode body, JsonMapper mapper) {
    if (!(body instanceof ObjectNode object)) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Send the " + section.noun() + " as a JSON object.");
    }
    JsonNode written = object.get("key");
    if (written != null && !written.asString("").equals(key.value())) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The key can't be changed: the address says '" + key + "', the body something else.");
    }
    return mapper.treeToValue(object.put("key", key.value()), section.type());
  }
}
