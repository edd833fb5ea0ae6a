package dev.listkeeper.server.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the values in which two definitions differ. */
final class Comparison {
  private final List<Change.Field> fields = new ArrayList<>();

  private Comparison() {}

  static List<Change.Field> of(JsonNode before, JsonNode after) {
    Comparison comparison = new Comparison();
    comparison.compare("", before, after);
    return comparison.fields;
  }

  private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before != null && after != null && before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>(before.propertyNames());
      names.addAll(after.propertyNames());
      String prefix = path.isEmpty() ? "" : path + ".";
      names.forEach(name -> compare(prefix + name, before.get(name), after.get(name)));
    } else if (before != null && after != null && isKeyed(before) && isKeyed(after)) {
      compareByKey(path, before, after);
    } else if (before == null || !before.equals(after)) {
      fields.add(new Change.Field(path, before, after));
    }
  }

  /** A list of things with keys of their own is compared thing by thing, and in order. */
  private void compareByKey(String path, JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = byKey(before);
    Map<String, JsonNode> now = byKey(after);
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    int known = fields.size();
    keys.forEach(key -> compare(path + "[" + key + "]", old.get(key), now.get(key)));
    if (fields.size() == known && !before.equals(after)) {
      fields.add(new Change.Field(path, before, after));
    }
  }

  private static boolean isKeyed(JsonNode list) {
    return list.isArray()
        && !list.isEmpty()
        && StreamSupport.stream(list.spliterator(), false).allMatch(item -> item.has("key"));
  }

  private static Map<String, JsonNode> byKey(JsonNode list) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    list.forEach(item -> items.put(item.get("key").asString(), item));
    return items;
  }
}
