package dev.listkeeper.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A constant in a query. */
public sealed interface Literal extends Expression {

  /** The type of the constant. */
  Type type();

  record Text(String value) implements Literal {
    @Override
    public Type type() {
      return Type.TEXT;
    }
  }

  record Whole(long value) implements Literal {
    @Override
    public Type type() {
      return Type.INTEGER;
    }
  }

  record Decimal(BigDecimal value) implements Literal {
    public Decimal {
      value = value.setScale(10, RoundingMode.HALF_UP);
    }

    @Override
    public Type type() {
      return Type.DECIMAL;
    }
  }

  record Bool(boolean value) implements Literal {
    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  record Day(LocalDate value) implements Literal {
    @Override
    public Type type() {
      return Type.DATE;
    }
  }

  record Moment(Instant value) implements Literal {
    public Moment {
      value = value.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Type type() {
      return Type.TIMESTAMP;
    }
  }

  /** No value, of a given type. */
  record Absent(Type type) implements Literal {}

  static Literal of(String value) {
    return new Text(value);
  }

  static Literal of(long value) {
    return new Whole(value);
  }

  static Literal of(boolean value) {
    return new Bool(value);
  }
}
