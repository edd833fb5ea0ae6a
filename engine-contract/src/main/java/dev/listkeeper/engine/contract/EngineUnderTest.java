package dev.listkeeper.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** What a contract needs from the engine's test class. */
public interface EngineUnderTest {

  QueryEngine engine();

  /** A folder for stored tables and files. */
  Path folder();

  /** Whether the engine does this; an engine that does not says why beside its answer. */
  default boolean supports(EngineBehavior behavior) {
    return true;
  }

  /** The table, stored and read back: engines compute constants by other paths than columns. */
  default Query stored(Query table) {
    return new Query.Scan(engine().store(table, fresh("table")));
  }

  /** A path where nothing is yet. */
  default Path fresh(String name) {
    return folder().resolve(name + "-" + UUID.randomUUID());
  }

  /** All rows of a query, to be compared. */
  default ListAssert<List<@Nullable Object>> assertRows(Query query) {
    return assertThat(Rows.read(engine(), query)).as("rows of %s", query);
  }

  /** The values of an expression over the rows of a table, in the order of its column {@code n}. */
  default ListAssert<@Nullable Object> assertValues(Query table, Expression expression) {
    Query sorted =
        new Query.Sort(
            new Query.Project(
                stored(table),
                List.of(
                    new Query.Output("n", new Expression.Ref("n")),
                    new Query.Output("value", expression))),
            List.of(Query.Order.ascending("n")),
            0,
            java.util.Optional.empty());
    List<@Nullable Object> values =
        Rows.read(engine(), sorted).stream().<@Nullable Object>map(row -> row.get(1)).toList();
    return assertThat(values).as("%s", expression);
  }
}
