package dev.listkeeper.segment;

import static dev.listkeeper.profile.Customers.CUSTOMER_ID;

import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Segments as queries, bound to the tables and to one moment. Everything is checked here: unknown
 * attributes and relationships, operators and values that don't fit a type. What is wrong is a
 * {@link dev.listkeeper.problem.Problem} that names its place in the definition.
 */
public final class SegmentCompiler {
  private static final List<Query.Key> SAME_CUSTOMER =
      List.of(new Query.Key(CUSTOMER_ID, CUSTOMER_ID));

  private final Binding binding;

  /**
   * Binds to a model.
   *
   * @param now fixed once for a whole refresh
   * @param zone in which days begin
   */
  public SegmentCompiler(CustomerModel model, Instant now, ZoneId zone) {
    this.binding = new Binding(model, new Moments(now, zone));
  }

  /** The members: the one column CustomerId, each once. */
  public Query members(Segment segment) {
    return upTo(segment).getLast();
  }

  /** The members after the first rule, after the second, and so on. */
  List<Query> upTo(Segment segment) {
    List<Query> results = new ArrayList<>();
    List<Query> rules = alone(segment);
    for (int i = 0; i < rules.size(); i++) {
      results.add(
          i == 0
              ? rules.get(i)
              : combined(segment.rules().get(i).combine(), results.getLast(), rules.get(i)));
    }
    return results;
  }

  /** The customers of each rule by itself, whatever it is combined with. */
  List<Query> alone(Segment segment) {
    List<Query> rules = new ArrayList<>();
    for (int i = 0; i < segment.rules().size(); i++) {
      rules.add(rule(segment.rules().get(i), "rules[" + i + "]"));
    }
    return rules;
  }

  private Query rule(Rule rule, String place) {
    Selection selection =
        new Selection(binding, path(rule, place), List.of(Term.of(rule.condition(), place)), true);
    Query rows = selection.each();
    Query ids =
        new Query.Project(
            rows,
            List.of(
                new Query.Output(
                    CUSTOMER_ID, new Expression.Ref(PathTables.name(List.of(), CUSTOMER_ID)))));
    return selection.isMultiplied() ? new Query.Distinct(ids) : ids;
  }

  private List<Key> path(Rule rule, String place) {
    Binding.placed(place + ".path", () -> binding.model().hops(rule.path()));
    return rule.path();
  }

  /** Each side has a customer once, so looking into the other side is enough. */
  private static Query combined(Rule.Combine how, Query left, Query right) {
    return switch (how) {
      case UNION -> new Query.Combine(Query.SetKind.UNION, left, right);
      case INTERSECT -> new Query.Join(Query.JoinKind.SEMI, left, right, SAME_CUSTOMER);
      case EXCEPT -> new Query.Join(Query.JoinKind.ANTI, left, right, SAME_CUSTOMER);
    };
  }
}
