package dev.listkeeper.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has to hold for a row along a rule's path, or for the customer it belongs to. */
public sealed interface Condition {

  /** All hold, on the same row. Of nothing: always. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one holds. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
      if (conditions.isEmpty()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "'any' of nothing would hold for nobody; write a condition.");
      }
    }
  }

  /** A value of the row stands the test. */
  record AttributeCondition(AttributePath attribute, Test test) implements Condition {}

  /** What is computed over a customer's related rows. */
  enum Function {
    COUNT("count"),
    COUNT_DISTINCT("countDistinct"),
    SUM("sum"),
    AVERAGE("average"),
    MIN("min"),
    MAX("max"),
    FIRST("first"),
    LAST("last");

    private final String jsonName;

    Function(String jsonName) {
      this.jsonName = jsonName;
    }

    String jsonName() {
      return jsonName;
    }

    boolean isCount() {
      return this == COUNT || this == COUNT_DISTINCT;
    }

    boolean isOrdered() {
      return this == FIRST || this == LAST;
    }
  }

  /**
   * A number or value computed over all related rows of the customer stands the test. Empty values
   * are passed over. Over no rows the counts are 0 and everything else is empty.
   *
   * @param path which rows
   * @param attribute of which column of the path's last table; absent for COUNT, which counts rows
   * @param by for FIRST and LAST: the column of the same table that orders the rows; rows where it
   *     is empty don't count; of rows that share it, the smallest value is first, the largest last
   * @param where which of the rows count; over the same path
   */
  record AggregateCondition(
      Function function,
      List<Key> path,
      Optional<String> attribute,
      Optional<String> by,
      Optional<Condition> where,
      Test test)
      implements Condition {
    public AggregateCondition {
      path = List.copyOf(path);
      if (path.isEmpty()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "'"
                + function.jsonName()
                + "' is computed over related rows; name the relationships that lead to them.");
      }
      if (attribute.isPresent() == (function == Function.COUNT)) {
        throw new IllegalArgumentException("COUNT has no attribute, every other function has one.");
      }
      if (by.isPresent() != function.isOrdered()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            function.isOrdered()
                ? "'" + function.jsonName() + "' needs 'by': the attribute that orders the rows."
                : "'by' belongs to 'first' and 'last' only.");
      }
    }

    AttributePath valuePath() {
      return new AttributePath(path, attribute.orElseThrow());
    }
  }

  /** For how many of the related rows a condition has to hold. */
  enum Quantifier {
    /** At least one. */
    ANY,
    /** Each of them; so also when there is none. */
    EVERY,
    /** Not one; so also when there is none. */
    NO;

    String jsonName() {
      return name().toLowerCase(Locale.ROOT) + "Row";
    }
  }

  /** The condition holds for any, every or no row along a path of its own. */
  record RowsCondition(Quantifier quantifier, List<Key> path, Condition where)
      implements Condition {
    public RowsCondition {
      path = List.copyOf(path);
      if (path.isEmpty()) {
        throw new Problem(
            ProblemCode.INVALID_REQUEST,
            "'"
                + quantifier.jsonName()
                + "' looks at related rows; name the relationships that lead to them.");
      }
    }
  }
}
