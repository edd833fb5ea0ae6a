package dev.listkeeper.segment;

import dev.listkeeper.profile.AttributePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A condition that must hold, or must not, and where in the definition it stands.
 *
 * @param place as in {@code rules[1].all[0]}
 */
record Term(Condition condition, boolean negated, String place) {

  static Term of(Condition condition, String place) {
    return new Term(condition, false, place);
  }

  /** What must hold one by one: a filter for each can stand where its columns are. */
  List<Term> split() {
    if (!negated && condition instanceof Condition.All) {
      return children().stream().flatMap(term -> term.split().stream()).toList();
    }
    return List.of(this);
  }

  /** The parts of an AND or OR, with their places. */
  List<Term> children() {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> parts(parts, "all");
      case Condition.Any(List<Condition> parts) -> parts(parts, "any");
      case Condition.AttributeCondition _,
          Condition.AggregateCondition _,
          Condition.RowsCondition _ ->
          List.of();
    };
  }

  private List<Term> parts(List<Condition> parts, String name) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> Term.of(parts.get(i), place + "." + name + "[" + i + "]"))
        .toList();
  }

  /** This and everything below it in the tree. */
  List<Term> all() {
    return Stream.concat(
            Stream.of(this), children().stream().flatMap(child -> child.all().stream()))
        .toList();
  }

  /** Attributes of the row that the condition looks at. */
  Set<AttributePath> attributes() {
    Set<AttributePath> attributes = new LinkedHashSet<>();
    for (Term term : all()) {
      if (term.condition instanceof Condition.AttributeCondition one) {
        attributes.add(one.attribute());
      }
    }
    return attributes;
  }

  /** Conditions on the customer as a whole, over rows of their own. */
  List<Term> aboutCustomer() {
    return all().stream().filter(Term::isAboutCustomer).toList();
  }

  boolean isAboutCustomer() {
    return switch (condition) {
      case Condition.AggregateCondition _, Condition.RowsCondition _ -> true;
      case Condition.All _, Condition.Any _, Condition.AttributeCondition _ -> false;
    };
  }
}
