package dev.listkeeper.server.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Changes of definitions, as people read them. */
final class Changes {
  private static final int LONGEST = 60;

  private Changes() {}

  static List<String> sentences(JsonNode changes, String behindRemoved) {
    if (changes.isEmpty()) {
      return List.of("Nothing is different.");
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode change : changes) {
      String what = change.path("section").asString() + "/" + change.path("key").asString();
      switch (change.path("action").asString()) {
        case "ADDED" -> lines.add("+ " + what);
        case "REMOVED" -> lines.add("- " + what + behindRemoved);
        default -> lines.add("~ " + what);
      }
      for (JsonNode field : change.path("fields")) {
        lines.add(
            "    "
                + field.path("path").asString()
                + ": "
                + value(field.path("before"))
                + " -> "
                + value(field.path("after")));
      }
    }
    return lines;
  }

  static String value(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "(none)";
    }
    String text = value.isString() ? value.asString() : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
