package dev.listkeeper.server.workspace;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.ConsentField;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentCompiler;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.TableName;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What definitions say about columns that their tables do not bear out. */
final class ColumnMistakes {
  private final Contents contents;
  private final Map<TableName, Snapshot> tables;
  private final Workspace workspace;
  private final List<Mistake> found = new ArrayList<>();

  /**
   * One of them.
   *
   * @param by whose it is, such as: Segment 'loyal'
   */
  record Mistake(String by, ProblemCode code, String sentence) {}

  private ColumnMistakes(Contents contents, Map<TableName, Snapshot> tables, Workspace workspace) {
    this.contents = contents;
    this.tables = tables;
    this.workspace = workspace;
  }

  /** All of them, one a definition; nothing about tables that are not among {@code tables}. */
  static List<Mistake> of(Contents contents, Map<TableName, Snapshot> tables, Workspace workspace) {
    ColumnMistakes search = new ColumnMistakes(contents, tables, workspace);
    contents.sources().forEach(search::source);
    contents.relationships().forEach(search::relationship);
    search
        .model()
        .ifPresent(model -> {
          contents.segments().forEach(segment -> search.segment(segment, model));
          contents.exports().forEach(export -> search.export(export, model));
        });
    return search.found;
  }

  private void source(DataSource source) {
    for (FileTable table : source.tables()) {
      Stream.concat(table.primaryKey().stream(), table.columns().keySet().stream())
          .forEach(
              column -> type("Data source '" + source.key() + "'", source.name(table), column));
    }
  }

  private void relationship(Relationship relationship) {
    String by = "Relationship '" + relationship.key() + "'";
    Optional<Type> from = type(by, relationship.from(), relationship.fromColumn());
    Optional<Type> to = type(by, relationship.to(), relationship.toColumn());
    if (from.isPresent() && to.isPresent() && !from.get().comparesWith(to.get())) {
      found.add(
          new Mistake(
              by,
              ProblemCode.WRONG_TYPE,
              "'%s' is %s and '%s' is %s; give both columns one type in their data sources."
                  .formatted(
                      relationship.fromColumn(), from.get(), relationship.toColumn(), to.get())));
    }
  }

  /** The type of a column; empty when its table is not known, or has no such column. */
  private Optional<Type> type(String by, TableName name, String column) {
    Optional<Schema> schema = Optional.ofNullable(tables.get(name)).map(Snapshot::schema);
    Optional<Type> type = schema.flatMap(s -> s.find(column)).map(Schema.Column::type);
    if (schema.isPresent() && type.isEmpty()) {
      String advice = Nearest.advice(column, schema.get().names());
      found.add(
          new Mistake(
              by,
              ProblemCode.UNKNOWN_COLUMN,
              "the table " + name + " has no column '" + column + "'; " + advice));
    }
    return type;
  }

  private void segment(Segment segment, CustomerModel model) {
    SegmentCompiler compiler =
        new SegmentCompiler(model, workspace.clock().instant(), workspace.zone());
    trying("Segment '" + segment.key() + "'", () -> compiler.members(segment));
  }

  private void export(Export export, CustomerModel model) {
    String by = "Export '" + export.key() + "'";
    trying(by, () -> Mapping.check(model, export.matching()));
    export
        .rules()
        .consent()
        .ifPresent(field ->
            trying(by, () -> ConsentField.consenting(model, field, Customers.CUSTOMER_ID)));
  }

  private void trying(String by, Runnable check) {
    try {
      check.run();
    } catch (Problem problem) {
      if (problem.code() != ProblemCode.NOT_REFRESHED) {
        found.add(new Mistake(by, problem.code(), problem.sentence()));
      }
    }
  }

  /** The profiles as the next refresh would make them; empty while their table is not known. */
  private Optional<CustomerModel> model() {
    return contents
        .customers()
        .map(Customers::table)
        .flatMap(table -> Optional.ofNullable(tables.get(table)).map(rows -> model(table, rows)));
  }

  private CustomerModel model(TableName table, Snapshot rows) {
    return new CustomerModel(profiles(rows), table, tables, contents.relationships());
  }

  private static Snapshot profiles(Snapshot rows) {
    List<Schema.Column> columns = new ArrayList<>();
    columns.add(new Schema.Column(Customers.CUSTOMER_ID, Type.TEXT));
    rows.schema().columns().stream()
        .filter(column -> !column.name().equals(Customers.CUSTOMER_ID))
        .forEach(columns::add);
    return new Snapshot(rows.folder(), new Schema(columns), rows.rows(), rows.contentHash());
  }
}
