package dev.listkeeper.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.workspace.Key;

/** A table of a source, written {@code source.table}. */
public record TableName(Key source, Key table) {

  @JsonCreator
  public static TableName of(String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot == text.length() - 1) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "'" + text + "' names no table: write the source's key, a dot, and the table's key.");
    }
    return new TableName(new Key(text.substring(0, dot)), new Key(text.substring(dot + 1)));
  }

  public DatasetName dataset() {
    return new DatasetName(DatasetName.Kind.TABLE, toString());
  }

  public DatasetName rejects() {
    return new DatasetName(DatasetName.Kind.REJECTS, toString());
  }

  @JsonValue
  @Override
  public String toString() {
    return source + "." + table;
  }
}
