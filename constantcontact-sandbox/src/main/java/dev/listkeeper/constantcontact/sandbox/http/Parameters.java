package dev.listkeeper.constantcontact.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Query or form parameters, decoded, in the order given. */
public record Parameters(Map<String, List<String>> values) {
  /** No parameters. */
  public static final Parameters NONE = new Parameters(Map.of());

  /** Reads {@code a=1&b=2}. */
  public static Parameters parse(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
      }
    }
    return new Parameters(values);
  }

  /** The first value of a parameter, unless it is missing or empty. */
  public Optional<String> get(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst().filter(v -> !v.isEmpty());
  }

  /** All values of a parameter, those separated by commas too. */
  public List<String> list(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** A whole number between two bounds, or 400. */
  public int number(String name, int otherwise, int least, int most) {
    String text = get(name).orElse("");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Refusal.invalid(name + " must be a number, not " + text + ".");
    }
    throw Refusal.invalid(name + " must be between " + least + " and " + most + ".");
  }

  /** Whether a boolean parameter says true. */
  public boolean flag(String name) {
    return get(name).map(Boolean::parseBoolean).orElse(false);
  }

  /** The same parameters as text for a URL. */
  public String encoded() {
    List<String> pairs = new ArrayList<>();
    values.forEach(
        (name, all) -> all.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
    return String.join("&", pairs);
  }

  /** These parameters with one set to a single value. */
  public Parameters with(String name, String value) {
    Map<String, List<String>> copy = new LinkedHashMap<>(values);
    copy.put(name, List.of(value));
    return new Parameters(copy);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("The request holds a malformed percent sign.");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
