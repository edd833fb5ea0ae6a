package dev.listkeeper.server.workspace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * On which line of a file each place is, such as {@code segments[0].rules[1]}.
 *
 * @param isObject whether the file holds names and values, as opposed to a list, a text or nothing
 */
record YamlLines(Map<String, Integer> byPlace, boolean isObject) {

  static YamlLines of(JsonParser parser) {
    Map<String, Integer> lines = new HashMap<>();
    JsonToken first = parser.nextToken();
    for (JsonToken token = first; token != null; token = parser.nextToken()) {
      int line = parser.currentTokenLocation().getLineNr();
      lines.putIfAbsent(place(parser.streamReadContext(), token.isStructStart()), line);
    }
    return new YamlLines(Map.copyOf(lines), first == JsonToken.START_OBJECT);
  }

  /** A start opens a context of its own, whose place is where its parent stands. */
  private static String place(TokenStreamContext context, boolean opened) {
    TokenStreamContext at = opened ? context.getParent() : context;
    StringBuilder place = new StringBuilder();
    for (; at != null && !at.inRoot(); at = at.getParent()) {
      place.insert(0, at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + at.currentName());
    }
    return place.isEmpty() ? "" : place.substring(1);
  }

  /** The names that are written in the object at a place. */
  List<String> names(String object) {
    String prefix = object.isEmpty() ? "" : object + ".";
    return byPlace.keySet().stream()
        .filter(place -> place.length() > prefix.length() && place.startsWith(prefix))
        .map(place -> place.substring(prefix.length()))
        .filter(name -> name.indexOf('.') < 0 && name.indexOf('[') < 0)
        .toList();
  }

  boolean has(String place) {
    return byPlace.containsKey(place);
  }

  /** The line of a place, or of what it is in. */
  Optional<Integer> line(String place) {
    String at = place;
    while (!at.isEmpty()) {
      Integer line = byPlace.get(at);
      if (line != null) {
        return Optional.of(line);
      }
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return Optional.empty();
  }
}
