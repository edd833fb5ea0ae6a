package dev.listkeeper.query;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of a table, in order; names are unique and compared exactly. */
public record Schema(List<Column> columns) {

  /** One column. */
  public record Column(String name, Type type) {
    public Column {
      if (name.isBlank()) {
        throw new InvalidQueryException("A column needs a name.");
      }
    }
  }

  public Schema {
    columns = List.copyOf(columns);
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw new InvalidQueryException("Column '" + column.name() + "' occurs twice.");
      }
    }
  }

  public static Schema of(Column... columns) {
    return new Schema(List.of(columns));
  }

  public static Column column(String name, Type type) {
    return new Column(name, type);
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  public Optional<Column> find(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /**
   * The type of a column.
   *
   * @throws InvalidQueryException if there is no such column
   */
  public Type typeOf(String name) {
    return find(name)
        .map(Column::type)
        .orElseThrow(() ->
            new InvalidQueryException("There is no column '" + name + "' among " + names() + "."));
  }

  /** Position of a column, from 0. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new InvalidQueryException("There is no column '" + name + "' among " + names() + ".");
  }

  /** These columns followed by the others. */
  public Schema plus(Schema other) {
    var all = new java.util.ArrayList<>(columns);
    all.addAll(other.columns);
    return new Schema(all);
  }
}
