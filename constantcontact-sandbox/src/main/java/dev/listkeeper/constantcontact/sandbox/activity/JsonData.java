package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An import given as JSON; elements that end beyond the size limit are not there any more. */
final class JsonData {
  private final List<JsonNode> elements;
  private final List<String> listIds;

  private JsonData(List<JsonNode> elements, List<String> listIds) {
    this.elements = elements;
    this.listIds = listIds;
  }

  @Documented("contract 3.0.178: beyond 4 MB the remaining data is dropped")
  static JsonData parse(byte[] body, int mostBytes) {
    List<JsonNode> elements = null;
    List<String> listIds = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(body)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "The body must be a JSON object.");
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "import_data" -> elements = elements(parser, mostBytes);
          case "list_ids" ->
              parser.<JsonNode>readValueAsTree().forEach(id -> listIds.add(id.asString("")));
          default -> parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw Refusal.of(400, "contacts.api.json.invalid", "The body is not valid JSON.");
    }
    if (elements == null) {
      throw Refusal.invalid("import_data is required.");
    }
    return new JsonData(elements, listIds);
  }

  private static List<JsonNode> elements(JsonParser parser, int mostBytes) {
    expect(parser.currentToken() == JsonToken.START_ARRAY, "import_data must be an array.");
    List<JsonNode> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken() == JsonToken.START_OBJECT, "import_data must hold objects.");
      JsonNode element = parser.readValueAsTree();
      if (elements.size() < ImportData.MOST_LINES - 1
          && parser.currentLocation().getByteOffset() <= mostBytes) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static void expect(boolean fine, String message) {
    if (!fine) {
      throw Refusal.of(400, "contacts.api.json.invalid", message);
    }
  }

  List<String> listIds() {
    return listIds;
  }

  int rows() {
    return elements.size();
  }

  /** The rows that are looked at, as a body of their own. */
  byte[] kept() {
    ObjectNode body = Json.object();
    ArrayNode rows = body.putArray("import_data");
    elements.forEach(rows::add);
    return Json.bytes(body);
  }

  /** The keys used that mean nothing to the account. */
  Set<String> unknownKeys(Headings known) {
    Set<String> unknown = new LinkedHashSet<>();
    for (JsonNode element : elements) {
      for (String key : element.propertyNames()) {
        if (known.key(key) instanceof Heading.Unknown) {
          unknown.add(key);
        }
      }
    }
    return unknown;
  }

  /** The rows, as these headings read them. */
  ImportData read(Headings known) {
    return action -> forEach(known, action);
  }

  private void forEach(Headings known, Consumer<ImportRow> action) {
    Map<String, Heading> headings = new HashMap<>();
    int number = 1;
    for (JsonNode element : elements) {
      ImportRow.Builder builder = new ImportRow.Builder(known.valuesMustFit());
      element
          .properties()
          .forEach(property -> {
            if (!property.getValue().isNull()) {
              builder.put(
                  headings.computeIfAbsent(property.getKey(), known::key),
                  property.getValue().asString(""));
            }
          });
      action.accept(builder.build(number++));
    }
  }
}
