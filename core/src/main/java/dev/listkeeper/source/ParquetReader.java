package dev.listkeeper.source;

import static dev.listkeeper.source.Rejects.ref;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.EngineException;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.file.FileTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Parquet files, whose rows have no lines: of rows with one primary key the one with the
 * smallest fingerprint is taken, so that the choice does not depend on their order.
 */
record ParquetReader(QueryEngine engine, Snapshots snapshots) {
  private static final String RANK = " rank";
  private static final String PRINT = " fingerprint";

  WrittenTable read(TableName name, FileTable table, Path file) {
    Query input = rows(file);
    List<String> explanation =
        List.of("The file is Parquet, which says the types of its columns itself.");
    if (table.primaryKey().isEmpty()) {
      return new WrittenTable(
          name,
          snapshots.write(name.dataset(), input),
          snapshots.write(name.rejects(), Rejects.none()),
          table.file(),
          explanation);
    }
    String key = table.primaryKey().get();
    PrimaryKey.require(key, input.schema().names(), table.file());
    List<Query> rejects = new ArrayList<>();
    Snapshot rows =
        snapshots.write(name.dataset(), new Query.Filter(input, Rejects.isPresent(key)));
    if (rows.rows() < engine.count(input)) {
      rejects.add(
          refused(
              new Query.Filter(input, Rejects.isAbsent(key)),
              input.schema(),
              table,
              Literal.of("no primary key: column " + key + " is empty")));
    }
    if (PrimaryKey.repeats(engine, rows, key)) {
      Query ranked = ranked(input, key);
      rows = snapshots.write(name.dataset(), named(having(ranked, true), input.schema()));
      rejects.add(
          refused(
              having(ranked, false),
              input.schema(),
              table,
              Rejects.words(
                  Literal.of("repeats the primary key "), text(key, input.schema().typeOf(key)))));
    }
    Query all = rejects.isEmpty() ? Rejects.none() : new Query.Append(rejects);
    return new WrittenTable(
        name, rows, snapshots.write(name.rejects(), all), table.file(), explanation);
  }

  /** The file's rows, empty texts as absent like in any other file. */
  Query rows(Path file) {
    Schema schema = schema(file);
    List<Query.Output> outputs = new ArrayList<>();
    for (Schema.Column column : schema.columns()) {
      Expression value = ref(column.name());
      outputs.add(
          new Query.Output(column.name(), column.type() == Type.TEXT ? notEmpty(value) : value));
    }
    return new Query.Project(new Query.ParquetFile(file, schema), outputs);
  }

  private Schema schema(Path file) {
    try {
      return engine.parquetSchema(file);
    } catch (EngineException e) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE,
          file
              + " can't be read as Parquet: it is another kind of file, or damaged. Write it anew, or"
              + " give the table the format it has.",
          e);
    }
  }

  private static Expression notEmpty(Expression text) {
    return new Expression.If(
        new Expression.Compare(Expression.Comparison.EQUAL, text, Literal.of("")),
        new Literal.Absent(Type.TEXT),
        text);
  }

  private static Query ranked(Query input, String key) {
    List<Query.Output> outputs = new ArrayList<>();
    List<Expression> texts = new ArrayList<>();
    for (Schema.Column column : input.schema().columns()) {
      outputs.add(new Query.Output(column.name(), ref(column.name())));
      texts.add(text(column.name(), column.type()));
    }
    outputs.add(new Query.Output(PRINT, new Expression.Fingerprint(texts)));
    Query present = new Query.Filter(input, Rejects.isPresent(key));
    return new Query.Ranked(
        new Query.Project(present, outputs),
        RANK,
        List.of(key),
        List.of(Query.Order.ascending(PRINT)));
  }

  private static Query having(Query ranked, boolean first) {
    return new Query.Filter(
        ranked,
        new Expression.Compare(
            first ? Expression.Comparison.EQUAL : Expression.Comparison.GREATER,
            ref(RANK),
            Literal.of(1)));
  }

  private static Query named(Query rows, Schema schema) {
    return new Query.Project(
        rows, schema.names().stream().map(name -> new Query.Output(name, ref(name))).toList());
  }

  private static Query refused(Query rows, Schema schema, FileTable table, Expression reason) {
    List<Expression> parts = new ArrayList<>();
    for (Schema.Column column : schema.columns()) {
      if (!parts.isEmpty()) {
        parts.add(Literal.of("|"));
      }
      parts.add(text(column.name(), column.type()));
    }
    return Rejects.of(
        rows, table.file(), new Literal.Absent(Type.INTEGER), reason, new Expression.Concat(parts));
  }

  private static Expression text(String column, Type type) {
    return type == Type.TEXT ? ref(column) : new Expression.Format(ref(column));
  }
}
