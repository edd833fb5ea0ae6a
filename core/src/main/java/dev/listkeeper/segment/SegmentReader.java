package dev.listkeeper.segment;

import static java.util.stream.Collectors.toCollection;

import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.segment.Condition.Function;
import dev.listkeeper.segment.Condition.Quantifier;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Segments and conditions from JSON; strict, and every refusal names its place. */
final class SegmentReader {
  private static final Set<String> SEGMENT = names("key", "displayName", "description", "rules");
  private static final Set<String> RULE = names("combine", "path");
  private static final Set<String> HEADS =
      Stream.of(
              Stream.of("all", "any", "attribute"),
              Stream.of(Function.values()).map(Function::jsonName),
              Stream.of(Quantifier.values()).map(Quantifier::jsonName))
          .flatMap(names -> names)
          .collect(toCollection(LinkedHashSet::new));
  private static final Set<String> CONDITION =
      Stream.of(HEADS.stream(), Stream.of("by", "where"), TestReader.KEYS.stream())
          .flatMap(names -> names)
          .collect(toCollection(LinkedHashSet::new));

  Segment segment(JsonNode node) {
    object(node, "segment");
    known(node, SEGMENT, "segment");
    String name = text(need(node, "key", "segment"), "key");
    Key key = placed("key", () -> new Key(name));
    String displayName = text(need(node, "displayName", "segment"), "displayName");
    JsonNode description = node.get("description");
    List<JsonNode> rules = list(need(node, "rules", "segment"), "rules");
    List<Rule> read = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      read.add(rule(rules.get(i), "rules[" + i + "]", i == 0));
    }
    return placed(
        "segment '" + key + "'",
        () ->
            new Segment(
                key,
                displayName,
                description == null ? "" : text(description, "description"),
                read));
  }

  private Rule rule(JsonNode node, String place, boolean first) {
    object(node, place);
    Set<String> names = new LinkedHashSet<>(RULE);
    names.addAll(CONDITION);
    known(node, names, place);
    JsonNode path = node.get("path");
    return new Rule(
        combine(node.get("combine"), place, first),
        path == null ? List.of() : path(path, place + ".path"),
        condition(node, place, RULE));
  }

  private static Rule.Combine combine(@Nullable JsonNode node, String place, boolean first) {
    if (first) {
      if (node != null) {
        throw refused(place, "the first rule has nothing to combine with; leave 'combine' out.");
      }
      return Rule.Combine.UNION;
    }
    if (node == null) {
      throw refused(place, "'combine' is missing; write union, intersect or except.");
    }
    return choice(node, place + ".combine", List.of(Rule.Combine.values()), Rule.Combine::jsonName);
  }

  private Condition condition(JsonNode node, String place, Set<String> besides) {
    object(node, place);
    known(node, besides.isEmpty() ? CONDITION : union(CONDITION, besides), place);
    List<String> heads = node.propertyNames().stream().filter(HEADS::contains).toList();
    if (heads.size() != 1) {
      throw refused(
          place,
          heads.isEmpty()
              ? "a condition is missing; it begins with one of " + String.join(", ", HEADS) + "."
              : "'"
                  + heads.get(0)
                  + "' and '"
                  + heads.get(1)
                  + "' are two conditions; put them into a list under 'all' or 'any'.");
    }
    String head = heads.getFirst();
    JsonNode value = node.get(head);
    String inside = place + "." + head;
    return switch (head) {
      case "all" -> {
        only(node, place, head, besides, Set.of());
        yield new Condition.All(conditions(value, inside));
      }
      case "any" -> {
        only(node, place, head, besides, Set.of());
        List<Condition> conditions = conditions(value, inside);
        yield placed(place, () -> new Condition.Any(conditions));
      }
      case "attribute" -> {
        only(node, place, head, besides, TestReader.KEYS);
        yield new Condition.AttributeCondition(
            attribute(value, inside), TestReader.read(node, place));
      }
      default -> related(node, place, head, besides);
    };
  }

  /** Conditions over related rows; {@code head} is a function or a quantifier. */
  private Condition related(JsonNode node, String place, String head, Set<String> besides) {
    for (Quantifier quantifier : Quantifier.values()) {
      if (quantifier.jsonName().equals(head)) {
        only(node, place, head, besides, Set.of("where"));
        List<Key> path = path(node.get(head), place + "." + head);
        Condition where = condition(need(node, "where", place), place + ".where", Set.of());
        return placed(place, () -> new Condition.RowsCondition(quantifier, path, where));
      }
    }
    Function function =
        Stream.of(Function.values())
            .filter(known -> known.jsonName().equals(head))
            .findFirst()
            .orElseThrow();
    only(node, place, head, besides, union(Set.of("by", "where"), TestReader.KEYS));
    return aggregate(node, place, function);
  }

  private Condition aggregate(JsonNode node, String place, Function function) {
    JsonNode value = node.get(function.jsonName());
    String inside = place + "." + function.jsonName();
    List<Key> path;
    Optional<String> column;
    if (function == Function.COUNT) {
      path = path(value, inside);
      column = Optional.empty();
    } else {
      AttributePath attribute = attribute(value, inside);
      path = attribute.relationships();
      column = Optional.of(attribute.column());
    }
    Optional<String> by =
        Optional.ofNullable(node.get("by"))
            .map(written -> {
              AttributePath attribute = attribute(written, place + ".by");
              if (!attribute.relationships().equals(path)) {
                throw refused(
                    place + ".by", "'" + attribute + "' must be of the same table as the value.");
              }
              return attribute.column();
            });
    Optional<Condition> where =
        Optional.ofNullable(node.get("where"))
            .map(written -> condition(written, place + ".where", Set.of()));
    Test test = TestReader.read(node, place);
    return placed(
        place, () -> new Condition.AggregateCondition(function, path, column, by, where, test));
  }

  private List<Condition> conditions(JsonNode node, String place) {
    List<JsonNode> elements = list(node, place);
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      conditions.add(condition(elements.get(i), place + "[" + i + "]", Set.of()));
    }
    return conditions;
  }

  private static List<Key> path(JsonNode node, String place) {
    return list(node, place).stream()
        .map(element -> placed(place, () -> new Key(text(element, place))))
        .toList();
  }

  /** {@code relationship/column}, or a list when the column's own name holds a slash. */
  private static AttributePath attribute(JsonNode node, String place) {
    if (!node.isArray()) {
      String text = text(node, place);
      return placed(place, () -> AttributePath.of(text));
    }
    List<String> parts = list(node, place).stream().map(element -> text(element, place)).toList();
    if (parts.isEmpty()) {
      throw refused(place, "an attribute needs a name.");
    }
    return placed(
        place,
        () ->
            new AttributePath(
                parts.subList(0, parts.size() - 1).stream().map(Key::new).toList(),
                parts.getLast()));
  }

  private static void only(
      JsonNode node, String place, String head, Set<String> besides, Set<String> allowed) {
    for (String name : node.propertyNames()) {
      if (!name.equals(head) && !besides.contains(name) && !allowed.contains(name)) {
        throw refused(place, "'" + name + "' does not belong beside '" + head + "'.");
      }
    }
  }

  static void known(JsonNode node, Set<String> known, String place) {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw refused(place, "there is no '" + name + "'; " + Nearest.advice(name, known));
      }
    }
  }

  static <T> T choice(
      JsonNode node, String place, List<T> all, java.util.function.Function<T, String> name) {
    String text = text(node, place);
    return all.stream()
        .filter(one -> name.apply(one).equals(text))
        .findFirst()
        .orElseThrow(() ->
            refused(
                place,
                "there is no '"
                    + text
                    + "'; "
                    + Nearest.advice(text, all.stream().map(name).toList())));
  }

  static String text(JsonNode node, String place) {
    if (!node.isString()) {
      throw refused(place, "expected text, not " + shown(node) + ".");
    }
    return node.stringValue();
  }

  static List<JsonNode> list(JsonNode node, String place) {
    if (!node.isArray()) {
      throw refused(place, "expected a list, not " + shown(node) + "; write [" + "…].");
    }
    return List.copyOf(node.values());
  }

  static Problem refused(String place, String what) {
    return new Problem(ProblemCode.INVALID_REQUEST, place + ": " + what);
  }

  /** Says where, for a part that refused to be made. */
  static <T> T placed(String place, Supplier<T> part) {
    try {
      return part.get();
    } catch (Problem problem) {
      throw new Problem(problem.code(), place + ": " + problem.sentence(), problem);
    }
  }

  /** A few characters of what was found instead. */
  static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static void object(JsonNode node, String place) {
    if (!node.isObject()) {
      throw refused(place, "expected keys and values, not " + shown(node) + ".");
    }
  }

  private static JsonNode need(JsonNode node, String name, String place) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw refused(place, "'" + name + "' is missing.");
    }
    return value;
  }

  private static Set<String> names(String... names) {
    return Stream.of(names).collect(toCollection(LinkedHashSet::new));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }
}
