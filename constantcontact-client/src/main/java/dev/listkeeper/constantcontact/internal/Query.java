package dev.listkeeper.constantcontact.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A query string or form body, every value encoded. Not thread-safe. */
public final class Query {

  private final List<String> pairs = new ArrayList<>();

  /** Adds one parameter. */
  public Query with(String name, String value) {
    pairs.add(name + "=" + encode(value));
    return this;
  }

  /** Adds one parameter. */
  public Query with(String name, int value) {
    return with(name, Integer.toString(value));
  }

  /** The path with the parameters behind it. */
  public String after(String path) {
    return pairs.isEmpty() ? path : path + "?" + this;
  }

  /** The parameters alone. */
  @Override
  public String toString() {
    return String.join("&", pairs);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
