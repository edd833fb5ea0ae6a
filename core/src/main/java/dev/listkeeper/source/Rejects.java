package dev.listkeeper.source;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The table of rows that were not taken. A row malformed in the file shows the text of its first
 * line as it stands there; a row that was refused for a value shows its fields between delimiters.
 */
public final class Rejects {
  public static final String FILE = "file";

  /** Where the row begins in the file, from 1; absent for files without lines. */
  public static final String LINE = "line";

  public static final String REASON = "reason";
  public static final String RAW = "raw";

  public static final Schema SCHEMA =
      Schema.of(
          Schema.column(FILE, Type.TEXT),
          Schema.column(LINE, Type.INTEGER),
          Schema.column(REASON, Type.TEXT),
          Schema.column(RAW, Type.TEXT));

  /** How much of a refused row is kept, in code points. */
  static final int LONGEST_RAW = 2_000;

  /** How much of a value stands in a reason. */
  static final int LONGEST_VALUE = 100;

  private Rejects() {}

  static Query none() {
    return new Query.Rows(SCHEMA, List.of());
  }

  static Query of(Query input, String file, Expression line, Expression reason, Expression raw) {
    return new Query.Project(
        input,
        List.of(
            new Query.Output(FILE, Literal.of(file)),
            new Query.Output(LINE, line),
            new Query.Output(REASON, reason),
            new Query.Output(RAW, new Expression.Left(raw, LONGEST_RAW))));
  }

  static Expression ref(String column) {
    return new Expression.Ref(column);
  }

  static Expression isAbsent(String column) {
    return new Expression.IsAbsent(ref(column));
  }

  static Expression isPresent(String column) {
    return new Expression.Not(isAbsent(column));
  }

  static Expression whole(Expression text) {
    return new Expression.Parse(text, Type.INTEGER, Optional.empty(), ZoneOffset.UTC);
  }

  static Expression words(Expression... parts) {
    return new Expression.Concat(List.of(parts));
  }
}
