package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.ValueType;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tidied values as they are sent, and what is said about them. */
record MappedValues(Mapping mapping) {
  private static final String MONTH = PlanRow.value(StandardField.BIRTHDAY_MONTH);
  private static final String DAY = PlanRow.value(StandardField.BIRTHDAY_DAY);

  /** The column of a field's tidied value. */
  static String tidied(Mapping.Field field) {
    return "t:" + field.target().key();
  }

  /** CustomerId, given, plain, the values, shortened, left_out. */
  Query finished(Query tidied) {
    Query fitted = fitted(tidied);
    if (mapping.columns().contains(MONTH)) {
      fitted = withWholeBirthdays(fitted);
    }
    List<Query.Output> outputs =
        Values.keepAll(List.of(PlanRow.CUSTOMER_ID, PlanRow.GIVEN, Candidates.PLAIN));
    mapping.columns().forEach(column -> outputs.add(keep(column)));
    outputs.add(as(PlanRow.SHORTENED, new Expression.Or(tooLong())));
    outputs.add(as(PlanRow.LEFT_OUT, new Expression.Or(leftOut())));
    return new Query.Project(fitted, outputs);
  }

  /** Of the values as they are sent, and of where they go. */
  static Expression fingerprint(Mapping mapping) {
    Stream<Expression> values = mapping.columns().stream().map(column -> ref(column));
    return new Expression.Fingerprint(
        Stream.concat(Stream.of(text(mapping.identity())), values).toList());
  }

  private Query fitted(Query tidied) {
    List<Query.Output> outputs = Values.keepAll(List.of(PlanRow.CUSTOMER_ID, PlanRow.GIVEN));
    outputs.add(as(Candidates.PLAIN, Candidates.plain()));
    outputs.add(keep(SegmentNames.CUT));
    for (Mapping.Field field : mapping.fields()) {
      Expression value = ref(tidied(field));
      outputs.add(keep(tidied(field)));
      outputs.add(
          as(
              field.column(),
              Fitting.fitted(value, field.type(), field.maxLength(), mapping.zone())));
    }
    return new Query.Project(tidied, outputs);
  }

  /** A month or a day alone can't be sent. */
  private static Query withWholeBirthdays(Query fitted) {
    Expression whole = Fitting.isBirthday(ref(MONTH), ref(DAY));
    return new Query.Project(
        fitted,
        fitted.schema().names().stream()
            .map(name ->
                name.equals(MONTH) || name.equals(DAY)
                    ? as(name, when(whole, ref(name), noText()))
                    : keep(name))
            .toList());
  }

  private List<Expression> tooLong() {
    List<Expression> all = new ArrayList<>();
    all.add(ref(SegmentNames.CUT));
    mapping.fields().stream()
        .filter(field -> field.type() == ValueType.TEXT)
        .map(field -> Fitting.isTooLong(ref(tidied(field)), field.maxLength()))
        .forEach(all::add);
    return all;
  }

  private List<Expression> leftOut() {
    List<Expression> all = new ArrayList<>();
    all.add(Literal.of(false));
    mapping.fields().stream()
        .filter(field -> field.type() != ValueType.TEXT)
        .map(field ->
            and(
                new Expression.Coalesce(
                    List.of(
                        greater(new Expression.Length(ref(tidied(field))), Literal.of(0)),
                        Literal.of(false))),
                absent(ref(field.column()))))
        .forEach(all::add);
    return all;
  }
}
