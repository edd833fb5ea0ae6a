package dev.listkeeper.engine.duckdb.sql;

import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Constants, each with its type spelled out. */
final class LiteralSql {
  private LiteralSql() {}

  static String of(Literal literal) {
    return switch (literal) {
      case Literal.Text text -> TypeSql.cast(SqlText.quote(text.value()), Type.TEXT);
      case Literal.Whole whole -> TypeSql.cast("'" + whole.value() + "'", Type.INTEGER);
      case Literal.Decimal decimal ->
          TypeSql.cast("'" + decimal.value().toPlainString() + "'", Type.DECIMAL);
      case Literal.Bool bool -> Boolean.toString(bool.value());
      case Literal.Day day -> "(DATE '1970-01-01' + (" + day.value().toEpochDay() + "))";
      case Literal.Moment moment -> moment(moment.value());
      case Literal.Absent absent -> TypeSql.cast("NULL", absent.type());
    };
  }

  static String moment(Instant moment) {
    return "make_timestamp(" + ChronoUnit.MICROS.between(Instant.EPOCH, moment) + ")";
  }
}
