package dev.listkeeper.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An aggregate as one group for each customer, without the profile where the rows tell by
 * themselves whose they are.
 */
record AggregateCompiler(
    Binding binding, String place, Condition.AggregateCondition aggregate, int number) {

  CustomerValue value() {
    Type type = Binding.placed(place, this::resultType);
    Selection rows = rows();
    Selection.CustomerKey key = rows.key();
    String keyName = "#" + number;
    String valueName = "#" + number + " value";
    Query groups = groups(rows, key, keyName, valueName);
    TestCompiler tests = new TestCompiler(shown(), type, binding.moments());
    Expression value = new Expression.Ref(valueName);
    Expression onGroup = Binding.placed(place, () -> tests.of(aggregate.test(), value));
    boolean withoutRows = holdsWithoutRows();
    return new CustomerValue(
        key.customerColumn(),
        groups,
        keyName,
        // Customers without rows have no group: where the condition holds for them too, those it
        // does not hold for are taken away instead.
        new Query.Filter(
            groups, withoutRows ? new Expression.Not(TestCompiler.definitely(onGroup)) : onGroup),
        !withoutRows,
        aggregate.function().isCount()
            ? tests.of(aggregate.test(), new Expression.Coalesce(List.of(value, Literal.of(0))))
            : onGroup);
  }

  private Selection rows() {
    List<Term> where =
        aggregate.where().map(condition -> Term.of(condition, place + ".where")).stream().toList();
    Selection rows = new Selection(binding, aggregate.path(), where, false);
    columns().forEach(rows::need);
    return rows;
  }

  private List<AttributePath> columns() {
    List<AttributePath> columns = new ArrayList<>();
    aggregate.attribute().ifPresent(name -> columns.add(at(name)));
    aggregate.by().ifPresent(name -> columns.add(at(name)));
    return columns;
  }

  private AttributePath at(String column) {
    return new AttributePath(aggregate.path(), column);
  }

  private Type resultType() {
    PathTables tables = new PathTables(binding.model(), aggregate.path());
    aggregate.by().ifPresent(by -> binding.check(at(by), tables));
    Type type =
        aggregate.attribute().map(name -> binding.check(at(name), tables)).orElse(Type.INTEGER);
    return switch (aggregate.function()) {
      case COUNT, COUNT_DISTINCT -> Type.INTEGER;
      case SUM, AVERAGE -> {
        if (!type.isNumber()) {
          throw unfit(type);
        }
        yield Type.DECIMAL;
      }
      case MIN, MAX -> {
        if (type == Type.BOOLEAN) {
          throw unfit(type);
        }
        yield type;
      }
      case FIRST, LAST -> type;
    };
  }

  private Problem unfit(Type type) {
    return new Problem(
        ProblemCode.WRONG_TYPE,
        "'"
            + aggregate.valuePath()
            + "' holds "
            + Operands.words(type)
            + ", of which there is no "
            + aggregate.function().jsonName()
            + "; choose an attribute that holds numbers.");
  }

  private Query groups(
      Selection rows, Selection.CustomerKey key, String keyName, String valueName) {
    Query all = rows.every();
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(new Query.Output(keyName, new Expression.Ref(key.rowColumn())));
    aggregate.attribute().ifPresent(name -> outputs.add(new Query.Output("value", present(name))));
    aggregate.by().ifPresent(name -> outputs.add(new Query.Output("by", present(name))));
    Query needed = new Query.Project(all, outputs);
    if (aggregate.by().isPresent()) {
      // Absent values come last in an order, but a row without a place is not the last one.
      needed =
          new Query.Filter(
              needed, new Expression.Not(new Expression.IsAbsent(new Expression.Ref("by"))));
    }
    return new Query.Aggregate(needed, List.of(keyName), List.of(total(valueName)));
  }

  /** The value, or absent for an empty text. */
  private Expression present(String column) {
    Expression value = PathTables.ref(at(column));
    Type type = binding.model().typeOf(at(column));
    return type == Type.TEXT
        ? new Expression.If(
            new Expression.Compare(Expression.Comparison.EQUAL, value, Literal.of("")),
            new Literal.Absent(Type.TEXT),
            value)
        : value;
  }

  private Query.Total total(String name) {
    Expression value = new Expression.Ref("value");
    return switch (aggregate.function()) {
      case COUNT -> Query.Total.countRows(name);
      case COUNT_DISTINCT -> Query.Total.of(name, Query.Function.COUNT_DISTINCT, value);
      case SUM -> Query.Total.of(name, Query.Function.SUM, value);
      case AVERAGE -> Query.Total.of(name, Query.Function.AVERAGE, value);
      case MIN -> Query.Total.of(name, Query.Function.MIN, value);
      case MAX -> Query.Total.of(name, Query.Function.MAX, value);
      case FIRST -> ordered(name, Query.Function.FIRST, value);
      case LAST -> ordered(name, Query.Function.LAST, value);
    };
  }

  private static Query.Total ordered(String name, Query.Function function, Expression value) {
    return new Query.Total(
        name,
        function,
        Optional.of(value),
        Optional.empty(),
        List.of(Query.Order.ascending("by"), Query.Order.ascending("value")));
  }

  /** Whether the test holds for a customer who has no such rows. */
  private boolean holdsWithoutRows() {
    return aggregate.function().isCount()
        ? ZeroTest.holds(aggregate.test())
        : switch (aggregate.test()) {
          case Test.EqualTo equal -> equal.negated();
          case Test.AnyOf any -> any.negated();
          case Test.Holds holds -> holds.negated();
          case Test.Between between -> between.negated();
          case Test.Empty empty -> !empty.negated();
          case Test.WithinLast window -> window.negated();
          case Test.Compared _,
              Test.Truth _,
              Test.YearToDate _,
              Test.MonthOf _,
              Test.DayOf _,
              Test.YearOf _,
              Test.WeekDay _,
              Test.TimeAt _ ->
              false;
        };
  }

  /** The aggregate as it was written. */
  private String shown() {
    return aggregate.function().jsonName()
        + " of "
        + aggregate
            .attribute()
            .map(name -> at(name).toString())
            .orElseGet(
                () -> String.join("/", aggregate.path().stream().map(Object::toString).toList()));
  }
}
