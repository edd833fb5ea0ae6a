package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.FieldValue;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Apply;
import dev.listkeeper.query.Expression.TextFunction;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What fills a field, as an expression over {@link #attributes} and the names of segments. */
record Values(CustomerModel model, ZoneId zone) {
  /** CustomerId of the attributes' rows. */
  static final String PROFILE = "profile_id";

  /** The columns of attributes are named by this and their path. */
  private static final String ATTRIBUTE = "a:";

  /** The attributes of all customers, under names that meet no others. */
  Query attributes(java.util.Set<AttributePath> paths) {
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(as(PROFILE, ref(PlanRow.CUSTOMER_ID)));
    paths.stream()
        .map(AttributePath::toString)
        .sorted()
        .forEach(path -> outputs.add(as(ATTRIBUTE + path, ref(path))));
    return new Query.Project(model.attributes(paths), outputs);
  }

  /** A customer's attribute as text. */
  Expression attribute(AttributePath path) {
    Expression column = ref(ATTRIBUTE + path);
    return model.typeOf(path) == Type.TEXT ? column : new Expression.Format(column);
  }

  /** A value as text, not tidied yet. */
  Expression of(FieldValue value) {
    return value instanceof FieldValue.Attribute(AttributePath path)
        ? attribute(path)
        : part(value);
  }

  /** A value as text; absent when it is empty. */
  private Expression part(FieldValue value) {
    return switch (value) {
      case FieldValue.Attribute(AttributePath path) ->
          Fitting.filled(new Apply(TextFunction.TRIM, attribute(path)));
      case FieldValue.Constant(String constant) -> text(constant);
      case FieldValue.Concatenate(List<FieldValue> parts, String separator) ->
          concatenated(parts.stream().map(this::part).toList(), separator);
      case FieldValue.InCase(FieldValue.Case letters, FieldValue inside) ->
          new Apply(
              switch (letters) {
                case UPPER -> TextFunction.UPPER;
                case LOWER -> TextFunction.LOWER;
              },
              part(inside));
      case FieldValue.DateFormat format -> date(format);
      case FieldValue.WhenEmpty(FieldValue first, FieldValue otherwise) ->
          new Expression.Coalesce(List.of(part(first), part(otherwise)));
      case FieldValue.SegmentNames _ -> ref(SegmentNames.NAMES);
    };
  }

  private static Expression concatenated(List<Expression> parts, String separator) {
    List<Expression> all = new ArrayList<>();
    List<Expression> before = new ArrayList<>();
    for (Expression part : parts) {
      if (!before.isEmpty()) {
        all.add(
            when(
                and(present(part), or(before.toArray(Expression[]::new))),
                text(separator),
                noText()));
      }
      all.add(part);
      before.add(present(part));
    }
    return Fitting.filled(new Expression.Concat(all));
  }

  private Expression date(FieldValue.DateFormat format) {
    Expression day = ref(ATTRIBUTE + format.date());
    List<Expression> pieces =
        format.form().pieces().stream().map(piece -> piece(piece, day)).toList();
    return when(present(day), new Expression.Concat(pieces), noText());
  }

  private Expression piece(String piece, Expression day) {
    return switch (piece) {
      case "yyyy" -> padded(Expression.Part.YEAR, day, piece.length());
      case "MM", "M" -> padded(Expression.Part.MONTH, day, piece.length());
      case "dd", "d" -> padded(Expression.Part.DAY, day, piece.length());
      default -> text(piece);
    };
  }

  /** A part of a date with at least so many digits. */
  private Expression padded(Expression.Part part, Expression day, int digits) {
    Expression number = new Expression.DatePart(part, day, zone);
    Expression shown = new Expression.Format(number);
    long most = 1;
    Expression padded = shown;
    for (int length = 1; length < digits; length++) {
      most *= 10;
      // Each step puts one zero before what has fewer digits.
      padded =
          new Expression.Concat(
              List.of(when(greater(Literal.of(most), number), text("0"), noText()), padded));
    }
    return padded;
  }

  /** All columns of a query and more. */
  static List<Query.Output> keepAll(List<String> columns) {
    return new ArrayList<>(columns.stream().map(column -> keep(column)).toList());
  }
}
