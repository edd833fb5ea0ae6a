package dev.listkeeper.segment;

import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import java.util.List;
import java.util.function.Supplier;

/** What definitions are bound to: the tables there are, and the moment. */
record Binding(CustomerModel model, Moments moments) {
  static final AttributePath CUSTOMER_ID = new AttributePath(List.of(), Customers.CUSTOMER_ID);

  /** Says where in the definition something was refused. */
  static <T> T placed(String place, Supplier<T> part) {
    return SegmentReader.placed(place, part);
  }

  /** The type of an attribute, if a condition on rows of a path may use it. */
  Type check(AttributePath attribute, PathTables tables) {
    Type type = typeOf(attribute);
    if (!tables.reaches(attribute)) {
      throw new Problem(
          ProblemCode.PATH_NOT_FOUND,
          "'"
              + attribute
              + "' may have several values for one row of this path; add its relationships to the"
              + " path, or ask with anyRow, everyRow or an aggregate.");
    }
    return type;
  }

  private Type typeOf(AttributePath attribute) {
    var schema = model.tableSchema(attribute.relationships());
    if (schema.find(attribute.column()).isEmpty()) {
      throw new Problem(
          ProblemCode.UNKNOWN_COLUMN,
          "there is no attribute '"
              + attribute
              + "'; "
              + Nearest.advice(attribute.column(), schema.names()));
    }
    return schema.typeOf(attribute.column());
  }

  /**
   * A condition about the customer as a whole.
   *
   * @param number tells its columns from those of other such conditions
   */
  CustomerValue valueOf(Term term, int number) {
    return switch (term.condition()) {
      case Condition.RowsCondition rows -> rows(term, rows, number);
      case Condition.AggregateCondition aggregate ->
          new AggregateCompiler(this, term.place(), aggregate, number).value();
      case Condition.All _, Condition.Any _, Condition.AttributeCondition _ ->
          throw new IllegalArgumentException(term + " is about a row.");
    };
  }

  private CustomerValue rows(Term term, Condition.RowsCondition rows, int number) {
    boolean every = rows.quantifier() == Condition.Quantifier.EVERY;
    // Every row satisfies it when no row fails it.
    Term where = new Term(rows.where(), every, term.place() + ".where");
    placed(term.place(), () -> model.hops(rows.path()));
    Selection selection = new Selection(this, rows.path(), List.of(where), false);
    Selection.CustomerKey key = selection.key();
    String name = "#" + number;
    Query found =
        new Query.Project(
            selection.each(), List.of(new Query.Output(name, new Expression.Ref(key.rowColumn()))));
    boolean member = rows.quantifier() == Condition.Quantifier.ANY;
    Expression none = new Expression.IsAbsent(new Expression.Ref(name));
    return new CustomerValue(
        key.customerColumn(),
        new Query.Distinct(found),
        name,
        found,
        member,
        member ? new Expression.Not(none) : none);
  }
}
