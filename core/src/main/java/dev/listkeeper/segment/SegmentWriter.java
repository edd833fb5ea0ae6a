package dev.listkeeper.segment;

import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.workspace.Key;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Segments and conditions as JSON; reading it again gives the same. */
final class SegmentWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Beyond this many digits the exponent form is kept. */
  private static final int LONG_DIGITS = 18;

  ObjectNode segment(Segment segment) {
    ObjectNode node = NODES.objectNode();
    node.put("key", segment.key().value());
    node.put("displayName", segment.displayName());
    if (!segment.description().isEmpty()) {
      node.put("description", segment.description());
    }
    ArrayNode rules = node.putArray("rules");
    for (int i = 0; i < segment.rules().size(); i++) {
      rules.add(rule(segment.rules().get(i), i == 0));
    }
    return node;
  }

  private ObjectNode rule(Rule rule, boolean first) {
    ObjectNode node = NODES.objectNode();
    if (!first) {
      node.put("combine", rule.combine().jsonName());
    }
    if (!rule.path().isEmpty()) {
      node.set("path", path(rule.path()));
    }
    condition(node, rule.condition());
    return node;
  }

  private void condition(ObjectNode node, Condition condition) {
    switch (condition) {
      case Condition.All all -> node.set("all", conditions(all.conditions()));
      case Condition.Any any -> node.set("any", conditions(any.conditions()));
      case Condition.AttributeCondition one -> {
        node.set("attribute", attribute(one.attribute()));
        test(node, one.test());
      }
      case Condition.AggregateCondition aggregate -> {
        node.set(
            aggregate.function().jsonName(),
            aggregate.attribute().isPresent()
                ? attribute(aggregate.valuePath())
                : path(aggregate.path()));
        aggregate
            .by()
            .ifPresent(by -> node.set("by", attribute(new AttributePath(aggregate.path(), by))));
        aggregate.where().ifPresent(where -> condition(node.putObject("where"), where));
        test(node, aggregate.test());
      }
      case Condition.RowsCondition rows -> {
        node.set(rows.quantifier().jsonName(), path(rows.path()));
        condition(node.putObject("where"), rows.where());
      }
    }
  }

  private ArrayNode conditions(List<Condition> conditions) {
    ArrayNode array = NODES.arrayNode();
    conditions.forEach(condition -> condition(array.addObject(), condition));
    return array;
  }

  private static ArrayNode path(List<Key> path) {
    ArrayNode array = NODES.arrayNode();
    path.forEach(key -> array.add(key.value()));
    return array;
  }

  private static JsonNode attribute(AttributePath attribute) {
    if (!attribute.column().contains("/")) {
      return NODES.stringNode(attribute.toString());
    }
    return path(attribute.relationships()).add(attribute.column());
  }

  private static void test(ObjectNode node, Test test) {
    node.set(test.operator().jsonName(), operand(test));
    if (ignoresCase(test)) {
      node.put("ignoreCase", true);
    }
  }

  private static boolean ignoresCase(Test test) {
    return switch (test) {
      case Test.EqualTo equal -> equal.ignoreCase();
      case Test.AnyOf any -> any.ignoreCase();
      case Test.Holds holds -> holds.ignoreCase();
      case Test.Compared _,
          Test.Between _,
          Test.Empty _,
          Test.Truth _,
          Test.WithinLast _,
          Test.YearToDate _,
          Test.MonthOf _,
          Test.DayOf _,
          Test.YearOf _,
          Test.WeekDay _,
          Test.TimeAt _ ->
          false;
    };
  }

  private static JsonNode operand(Test test) {
    return switch (test) {
      case Test.EqualTo equal -> value(equal.value());
      case Test.AnyOf any -> array(any.values().stream().map(SegmentWriter::value).toList());
      case Test.Holds holds -> NODES.stringNode(holds.part());
      case Test.Compared compared -> value(compared.value());
      case Test.Between between -> array(List.of(value(between.from()), value(between.to())));
      case Test.Empty _, Test.Truth _, Test.YearToDate _ -> NODES.booleanNode(true);
      case Test.WithinLast window ->
          NODES.objectNode().put(window.unit().jsonName(), window.amount());
      case Test.MonthOf months -> some(months.months().stream().map(SegmentWriter::name).toList());
      case Test.DayOf days -> some(days.days().stream().map(SegmentWriter::whole).toList());
      case Test.YearOf years -> some(years.years().stream().map(SegmentWriter::whole).toList());
      case Test.WeekDay days -> some(days.days().stream().map(SegmentWriter::name).toList());
      case Test.TimeAt time ->
          time.from().equals(time.to())
              ? time(time.from())
              : array(List.of(time(time.from()), time(time.to())));
    };
  }

  private static JsonNode some(List<JsonNode> nodes) {
    return nodes.size() == 1 ? nodes.getFirst() : array(nodes);
  }

  private static ArrayNode array(List<JsonNode> nodes) {
    ArrayNode array = NODES.arrayNode();
    nodes.forEach(array::add);
    return array;
  }

  private static JsonNode name(Enum<?> name) {
    return NODES.stringNode(name.name().toLowerCase(Locale.ROOT));
  }

  private static JsonNode whole(int number) {
    return NODES.numberNode(number);
  }

  private static JsonNode time(LocalTime time) {
    return NODES.stringNode(time.toString());
  }

  private static JsonNode value(Value value) {
    return switch (value) {
      case Value.Text text -> NODES.stringNode(text.text());
      case Value.Bool bool -> NODES.booleanNode(bool.value());
      case Value.Numeral number -> number(number.number());
    };
  }

  private static JsonNode number(BigDecimal number) {
    boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= LONG_DIGITS;
    return whole ? NODES.numberNode(number.longValueExact()) : NODES.numberNode(number);
  }
}
