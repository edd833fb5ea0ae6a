package dev.listkeeper.engine.duckdb.sql;

import static java.util.stream.Collectors.joining;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Type;
import dev.listkeeper.query.Typing;
import java.util.List;

/** Expressions over the rows of a scope. */
final class ExpressionSql {
  private final Scope scope;

  ExpressionSql(Scope scope) {
    this.scope = scope;
  }

  String of(Expression expression) {
    return switch (expression) {
      case Literal literal -> LiteralSql.of(literal);
      case Expression.Ref ref -> scope.column(ref.column());
      case Expression.Compare compare -> compare(compare);
      case Expression.And and -> "(" + list(and.terms(), " AND ") + ")";
      case Expression.Or or -> "(" + list(or.terms(), " OR ") + ")";
      case Expression.Not not -> "(NOT " + of(not.term()) + ")";
      case Expression.IsAbsent absent -> "(" + of(absent.value()) + " IS NULL)";
      case Expression.In in -> in(in);
      case Expression.Holds holds ->
          call(
              switch (holds.place()) {
                case ANYWHERE -> "contains";
                case START -> "starts_with";
                case END -> "ends_with";
              },
              of(holds.text()),
              SqlText.quote(holds.part()));
      case Expression.Matches matches ->
          call("regexp_full_match", of(matches.text()), SqlText.quote(matches.pattern()));
      case Expression.Apply apply -> TextSql.apply(apply.function(), of(apply.text()), scope);
      case Expression.Left left -> call("left", of(left.text()), Integer.toString(left.length()));
      case Expression.Length length -> call("length", of(length.text()));
      case Expression.Concat concat -> "concat(" + list(concat.parts(), ", ") + ")";
      case Expression.Coalesce coalesce -> "coalesce(" + list(coalesce.values(), ", ") + ")";
      case Expression.If choice ->
          "(CASE WHEN "
              + of(choice.condition())
              + " THEN "
              + of(choice.then())
              + " ELSE "
              + of(choice.otherwise())
              + " END)";
      case Expression.Parse parse -> ParseSql.of(parse, of(parse.text()), scope);
      case Expression.Format format ->
          TextSql.format(of(format.value()), Typing.of(format.value(), scope.schema()));
      case Expression.DatePart part -> DateSql.part(part, of(part.date()), scope);
      case Expression.Convert convert -> TypeSql.tryCast(of(convert.number()), convert.type());
      case Expression.Fingerprint fingerprint ->
          fingerprint.texts().stream()
              .map(text -> TextSql.fingerprint(of(text), scope))
              .collect(joining(", ", "md5(concat(", "))"));
    };
  }

  private String list(List<Expression> expressions, String separator) {
    return expressions.stream().map(this::of).collect(joining(separator));
  }

  static String call(String function, String... arguments) {
    return function + "(" + String.join(", ", arguments) + ")";
  }

  private String compare(Expression.Compare compare) {
    Type left = Typing.of(compare.left(), scope.schema());
    Type right = Typing.of(compare.right(), scope.schema());
    return "("
        + widened(of(compare.left()), left, right)
        + switch (compare.comparison()) {
          case EQUAL -> " = ";
          case NOT_EQUAL -> " <> ";
          case LESS -> " < ";
          case LESS_OR_EQUAL -> " <= ";
          case GREATER -> " > ";
          case GREATER_OR_EQUAL -> " >= ";
          case SAME -> " IS NOT DISTINCT FROM ";
        }
        + widened(of(compare.right()), right, left)
        + ")";
  }

  private String in(Expression.In in) {
    if (in.options().isEmpty()) {
      return "false";
    }
    Type type = Typing.of(in.value(), scope.schema());
    Type common =
        in.options().stream().anyMatch(option -> option.type() != type) ? Type.DECIMAL : type;
    return in.options().stream()
        .map(option -> widened(LiteralSql.of(option), option.type(), common))
        .collect(joining(", ", "(" + widened(of(in.value()), type, common) + " IN (", "))"));
  }

  /** The value, as a decimal if it is a whole number that meets a decimal one. */
  static String widened(String value, Type type, Type other) {
    return type == other ? value : TypeSql.cast(value, Type.DECIMAL);
  }
}
