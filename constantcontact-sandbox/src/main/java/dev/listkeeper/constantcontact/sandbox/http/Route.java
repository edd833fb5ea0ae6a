package dev.listkeeper.constantcontact.sandbox.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verb and a path such as {@code /v3/contacts/{contact_id}}, and who answers it. */
public record Route(String method, String template, Handler handler) {
  /** The values of the placeholders when the path fits, otherwise null. */
  @Nullable Map<String, String> match(String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      String part = wanted[i];
      if (part.startsWith("{") && !given[i].isEmpty()) {
        values.put(part.substring(1, part.length() - 1), given[i]);
      } else if (!part.equals(given[i])) {
        return null;
      }
    }
    return values;
  }

  /** Verb and path template, as the call counts name it. */
  public String name() {
    return method + " " + template;
  }
}
