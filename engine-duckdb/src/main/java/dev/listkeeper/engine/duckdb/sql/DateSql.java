package dev.listkeeper.engine.duckdb.sql;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Type;
import dev.listkeeper.query.Typing;

/** Parts of dates and of timestamps seen in a zone. */
final class DateSql {
  private DateSql() {}

  static String part(Expression.DatePart part, String date, Scope scope) {
    Type type = Typing.of(part.date(), scope.schema());
    String local =
        scope.let(type == Type.DATE ? date : ZoneSql.toLocal(scope.let(date), part.zone()));
    String value =
        switch (part.part()) {
          case YEAR -> "year(" + local + ")";
          case MONTH -> "month(" + local + ")";
          case DAY -> "day(" + local + ")";
          case DAY_OF_WEEK -> "isodow(" + local + ")";
          case MINUTE_OF_DAY ->
              type == Type.DATE
                  ? "(CASE WHEN " + local + " IS NOT NULL THEN 0 END)"
                  : "(hour(" + local + ") * 60 + minute(" + local + "))";
        };
    return TypeSql.cast(value, Type.INTEGER);
  }
}
