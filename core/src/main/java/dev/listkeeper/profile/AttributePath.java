package dev.listkeeper.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribute as seen from the customer: a column of the profile, or of a table some relationships
 * away. Written {@code column}, or {@code relationship/relationship/column}.
 */
public record AttributePath(List<Key> relationships, String column) {
  public AttributePath {
    relationships = List.copyOf(relationships);
  }

  @JsonCreator
  public static AttributePath of(String text) {
    String[] parts = text.split("/", -1);
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < parts.length - 1; i++) {
      keys.add(new Key(parts[i]));
    }
    return new AttributePath(keys, parts[parts.length - 1]);
  }

  @JsonValue
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    relationships.forEach(key -> text.append(key).append('/'));
    return text.append(column).toString();
  }
}
