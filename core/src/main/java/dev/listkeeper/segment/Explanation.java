package dev.listkeeper.segment;

import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What segments mean, in plain English, with what is easily misread said aloud: empty values, ends
 * of ranges, the same row. Screens in other languages phrase the same from {@link
 * Operator#jsonName()}.
 */
public final class Explanation {
  private Explanation() {}

  /** A sentence for each rule. */
  public static List<String> of(Segment segment) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < segment.rules().size(); i++) {
      Rule rule = segment.rules().get(i);
      sentences.add((i == 0 ? "Customers " : combined(rule.combine())) + of(rule) + ".");
    }
    return sentences;
  }

  private static String combined(Rule.Combine combine) {
    return switch (combine) {
      case UNION -> "Also customers ";
      case INTERSECT -> "Of these, only customers ";
      case EXCEPT -> "Without customers ";
    };
  }

  /** What a rule asks for, to follow "Customers". */
  public static String of(Rule rule) {
    if (rule.path().isEmpty()) {
      return "for whom " + of(rule.condition());
    }
    return "with at least one row of "
        + path(rule.path())
        + " for which, on the same row, "
        + of(rule.condition());
  }

  /** A clause without a full stop. */
  public static String of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
          parts.isEmpty() ? "nothing more is asked" : joined(parts, " and ");
      case Condition.Any(List<Condition> parts) -> joined(parts, " or ");
      case Condition.AttributeCondition one -> one.attribute() + " " + of(one.test());
      case Condition.AggregateCondition aggregate ->
          aggregate(aggregate) + " " + of(aggregate.test()) + withoutRows(aggregate);
      case Condition.RowsCondition rows -> rows(rows);
    };
  }

  private static String joined(List<Condition> parts, String word) {
    return parts.stream().map(Explanation::part).collect(Collectors.joining(word));
  }

  private static String part(Condition condition) {
    return switch (condition) {
      case Condition.All all when all.conditions().size() > 1 -> "(" + of(all) + ")";
      case Condition.Any any when any.conditions().size() > 1 -> "(" + of(any) + ")";
      case Condition.All _,
          Condition.Any _,
          Condition.AttributeCondition _,
          Condition.AggregateCondition _,
          Condition.RowsCondition _ ->
          of(condition);
    };
  }

  private static String rows(Condition.RowsCondition rows) {
    String path = path(rows.path());
    String where = of(rows.where());
    return switch (rows.quantifier()) {
      case ANY -> "for at least one row of " + path + " " + where;
      case EVERY -> "for every row of " + path + " " + where + " (so also without rows)";
      case NO -> "for no row of " + path + " " + where + " (so also without rows)";
    };
  }

  private static String aggregate(Condition.AggregateCondition aggregate) {
    String over =
        aggregate.where().map(where -> ", over rows for which " + part(where) + ",").orElse("");
    String attribute = aggregate.attribute().map(_ -> aggregate.valuePath().toString()).orElse("");
    String by = aggregate.by().map(name -> " by " + name).orElse("");
    return switch (aggregate.function()) {
          case COUNT -> "the number of rows of " + path(aggregate.path());
          case COUNT_DISTINCT -> "the number of different values of " + attribute;
          case SUM -> "the sum of " + attribute;
          case AVERAGE -> "the average of " + attribute;
          case MIN -> "the smallest " + attribute;
          case MAX -> "the largest " + attribute;
          case FIRST -> "the first " + attribute + by;
          case LAST -> "the last " + attribute + by;
        }
        + over;
  }

  private static String withoutRows(Condition.AggregateCondition aggregate) {
    return aggregate.function().isCount() ? " (no rows count as 0)" : " (without rows it is empty)";
  }

  /** What is asked of a value, to follow its name. */
  public static String of(Test test) {
    return switch (test) {
      case Test.EqualTo equal ->
          is(equal.negated())
              + "equal to "
              + equal.value().shown()
              + ignoring(equal.ignoreCase())
              + orEmpty(equal.negated());
      case Test.AnyOf any ->
          (any.negated() ? "is none of " : "is any of ")
              + any.values().stream().map(Value::shown).collect(Collectors.joining(", "))
              + ignoring(any.ignoreCase())
              + orEmpty(any.negated());
      case Test.Holds holds ->
          holds(holds)
              + " '"
              + holds.part()
              + "'"
              + ignoring(holds.ignoreCase())
              + orEmpty(holds.negated());
      case Test.Compared compared -> "is " + side(compared.side()) + compared.value().shown();
      case Test.Between between ->
          is(between.negated())
              + "between "
              + between.from().shown()
              + " and "
              + between.to().shown()
              + ", both included"
              + orEmpty(between.negated());
      case Test.Empty empty ->
          is(empty.negated()) + "empty (a missing value and an empty text are the same)";
      case Test.Truth truth -> "is " + truth.expected();
      case Test.WithinLast window ->
          (window.negated() ? "is not within the last " : "is within the last ")
              + window.amount()
              + " "
              + window.unit().jsonName()
              + ", both ends included"
              + orEmpty(window.negated());
      case Test.YearToDate _ -> "is from 1 January of this year until now";
      case Test.MonthOf months -> "is in " + names(months.months());
      case Test.DayOf days -> "is on day " + numbers(days.days()) + " of the month";
      case Test.YearOf years -> "is in the year " + numbers(years.years());
      case Test.WeekDay days -> "is on a " + names(days.days());
      case Test.TimeAt time ->
          time.from().equals(time.to())
              ? "is at " + time.from()
              : "is at a time of day from "
                  + time.from()
                  + " to "
                  + time.to()
                  + ", both minutes included";
    };
  }

  private static String is(boolean negated) {
    return negated ? "is not " : "is ";
  }

  private static String ignoring(boolean ignoreCase) {
    return ignoreCase ? ", ignoring case" : "";
  }

  private static String orEmpty(boolean negated) {
    return negated ? ", or is empty" : "";
  }

  private static String holds(Test.Holds holds) {
    String verb =
        switch (holds.place()) {
          case ANYWHERE -> "contain";
          case START -> "start with";
          case END -> "end with";
        };
    return holds.negated() ? "does not " + verb : verb.replaceFirst("^[a-z]+", "$0s");
  }

  private static String side(Test.Side side) {
    return switch (side) {
      case GREATER_THAN -> "greater than ";
      case GREATER_THAN_OR_EQUAL_TO -> "greater than or equal to ";
      case LESS_THAN -> "less than ";
      case LESS_THAN_OR_EQUAL_TO -> "less than or equal to ";
    };
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static String names(List<? extends Enum<?>> names) {
    return names.stream()
        .map(name -> name.name().charAt(0) + name.name().substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }

  private static String path(List<Key> path) {
    return path.stream().map(Key::value).collect(Collectors.joining("/"));
  }
}
