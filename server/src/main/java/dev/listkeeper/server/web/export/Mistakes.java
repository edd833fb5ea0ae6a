package dev.listkeeper.server.web.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with what was typed, by the id of the field it stands beside, in page order. */
final class Mistakes {
  private final Map<String, String> byField = new LinkedHashMap<>();

  /** Of several about one field the first counts. */
  void add(String field, String sentence) {
    byField.putIfAbsent(field, sentence);
  }

  boolean isEmpty() {
    return byField.isEmpty();
  }

  Map<String, String> byField() {
    return byField;
  }
}
