package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.ref;

import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random expressions of a wanted type, from values that engines are known to stumble over. */
final class RandomExpressions {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "ab",
          "b",
          "ß",
          "é",
          "e\u0301",
          "😀",
          "\uFFFD",
          "a\u0000",
          "'",
          "\"",
          "1",
          "-2",
          "2.5",
          "1e1",
          "true",
          "no",
          "2026-02-28",
          "2026-02-30",
          "28.2.2026",
          "2/28/2026 1:30",
          "2026-11-01T01:30",
          "2026-03-08 02:30:00.25",
          "1960-06-01T00:00",
          "2026-03-08T02:30+01:00",
          "\u00a0x\ufeff",
          "İ");
  private static final List<String> DECIMALS =
      List.of("0", "1", "-1", "2.5", "-2.5", "0.0000000001", "123456789.1234567891", "2");
  private static final List<String> MOMENTS =
      List.of(
          "2026-11-01T05:30:00Z",
          "2026-11-01T06:30:00Z",
          "2026-03-08T07:00:00.000001Z",
          "1969-12-31T23:59:59Z",
          "2026-02-28T00:00:00Z",
          "1900-01-01T00:00:00Z");
  private static final List<String> DAYS =
      List.of("2026-02-28", "2024-02-29", "1969-12-31", "0001-01-01", "9999-12-31");
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Europe/Amsterdam"),
          ZoneId.of("+05:45"));

  private final Random random;

  RandomExpressions(Random random) {
    this.random = random;
  }

  Literal literal(Type type) {
    if (random.nextInt(5) == 0) {
      return new Literal.Absent(type);
    }
    return switch (type) {
      case TEXT -> new Literal.Text(pick(TEXTS));
      case INTEGER -> new Literal.Whole(random.nextInt(7) - 3);
      case DECIMAL -> new Literal.Decimal(new BigDecimal(pick(DECIMALS)));
      case BOOLEAN -> new Literal.Bool(random.nextBoolean());
      case DATE -> new Literal.Day(LocalDate.parse(pick(DAYS)));
      case TIMESTAMP -> new Literal.Moment(Instant.parse(pick(MOMENTS)));
    };
  }

  Expression of(Type type, Schema schema, int depth) {
    List<String> columns =
        schema.columns().stream()
            .filter(column -> column.type() == type)
            .map(Schema.Column::name)
            .toList();
    if (depth == 0 || random.nextInt(4) == 0) {
      return columns.isEmpty() || random.nextInt(5) == 0 ? literal(type) : ref(pick(columns));
    }
    int below = depth - 1;
    return switch (random.nextInt(5)) {
      case 0 -> new Expression.Coalesce(List.of(of(type, schema, below), of(type, schema, below)));
      case 1 ->
          new Expression.If(
              of(Type.BOOLEAN, schema, below), of(type, schema, below), of(type, schema, below));
      default ->
          switch (type) {
            case TEXT -> text(schema, below);
            case INTEGER -> whole(schema, below);
            case DECIMAL ->
                random.nextBoolean()
                    ? new Expression.Convert(of(Type.INTEGER, schema, below), type)
                    : parse(type, schema, below);
            case BOOLEAN -> bool(schema, below);
            case DATE, TIMESTAMP -> parse(type, schema, below);
          };
    };
  }

  private Expression parse(Type type, Schema schema, int depth) {
    boolean withPattern = (type == Type.DATE || type == Type.TIMESTAMP) && random.nextBoolean();
    return new Expression.Parse(
        of(Type.TEXT, schema, depth),
        type,
        withPattern ? Optional.of(pick(List.of(DatePattern.values()))) : Optional.empty(),
        pick(ZONES));
  }

  private Expression text(Schema schema, int depth) {
    Expression text = of(Type.TEXT, schema, depth);
    return switch (random.nextInt(5)) {
      case 0 -> new Expression.Apply(pick(List.of(Expression.TextFunction.values())), text);
      case 1 -> new Expression.Left(text, random.nextInt(3));
      case 2 -> new Expression.Concat(List.of(text, of(Type.TEXT, schema, depth)));
      case 3 -> new Expression.Format(of(pick(List.of(Type.values())), schema, depth));
      default -> new Expression.Fingerprint(List.of(text, of(Type.TEXT, schema, depth)));
    };
  }

  private Expression whole(Schema schema, int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> new Expression.Length(of(Type.TEXT, schema, depth));
      case 1 ->
          new Expression.DatePart(
              pick(List.of(Expression.Part.values())),
              of(random.nextBoolean() ? Type.DATE : Type.TIMESTAMP, schema, depth),
              pick(ZONES));
      case 2 -> new Expression.Convert(of(Type.DECIMAL, schema, depth), Type.INTEGER);
      default -> parse(Type.INTEGER, schema, depth);
    };
  }

  private Expression bool(Schema schema, int depth) {
    Type type = pick(List.of(Type.values()));
    return switch (random.nextInt(8)) {
      case 0 ->
          new Expression.And(
              List.of(of(Type.BOOLEAN, schema, depth), of(Type.BOOLEAN, schema, depth)));
      case 1 ->
          new Expression.Or(
              List.of(of(Type.BOOLEAN, schema, depth), of(Type.BOOLEAN, schema, depth)));
      case 2 -> new Expression.Not(of(Type.BOOLEAN, schema, depth));
      case 3 -> new Expression.IsAbsent(of(type, schema, depth));
      case 4 ->
          new Expression.In(
              of(type, schema, depth),
              List.of(literal(type), literal(type.isNumber() ? Type.DECIMAL : type)));
      case 5 ->
          new Expression.Holds(
              pick(List.of(Expression.Place.values())), of(Type.TEXT, schema, depth), pick(TEXTS));
      case 6 ->
          new Expression.Matches(
              of(Type.TEXT, schema, depth), pick(List.of("[a-z]*", "[^a]+", "a|ab|[0-9.]+")));
      default ->
          new Expression.Compare(
              pick(List.of(Expression.Comparison.values())),
              of(type, schema, depth),
              of(type.isNumber() && random.nextBoolean() ? Type.DECIMAL : type, schema, depth));
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
