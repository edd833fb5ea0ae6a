package dev.listkeeper.segment;

import static dev.listkeeper.profile.Customers.CUSTOMER_ID;

import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.profile.Relationship.Cardinality;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Key;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;

/** Small tables in every engine; whatever is asked is asked of all of them, and they must agree. */
final class World implements AutoCloseable {
  static final TableName PERSONS = TableName.of("shop.persons");
  static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");

  private final Path folder;
  private final Map<String, QueryEngine> engines = new LinkedHashMap<>();
  private final Map<TableName, Query.Rows> tables = new LinkedHashMap<>();
  private final List<Relationship> relationships = new ArrayList<>();
  private final Map<String, CustomerModel> models = new HashMap<>();
  private Instant now = Instant.parse("2026-03-31T10:30:00Z");
  private ZoneId zone = TALLINN;

  World(Path folder) {
    this.folder = folder;
    engines.put(
        "duckdb", new DuckDbEngine(new DuckDbSettings(folder.resolve("spill"), 512, 2, 2, 16)));
  }

  /** Customers with one column {@code v}; values are given as id, text, id, text. */
  static World ofValues(Path folder, Type type, String... idsAndValues) {
    World world = new World(folder);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < idsAndValues.length; i += 2) {
      rows.add(new String[] {idsAndValues[i], idsAndValues[i + 1]});
    }
    return world.table(
        "shop.persons",
        Schema.of(new Schema.Column(CUSTOMER_ID, Type.TEXT), new Schema.Column("v", type)),
        rows.toArray(String[][]::new));
  }

  World at(String instant, String inZone) {
    now = Instant.parse(instant);
    zone = ZoneId.of(inZone);
    return this;
  }

  Instant now() {
    return now;
  }

  ZoneId zone() {
    return zone;
  }

  World table(String name, Schema schema, String[]... rows) {
    List<List<Literal>> literals = new ArrayList<>();
    for (String[] row : rows) {
      List<Literal> values = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        values.add(literal(schema.columns().get(i).type(), row[i]));
      }
      literals.add(values);
    }
    tables.put(TableName.of(name), new Query.Rows(schema, literals));
    models.clear();
    return this;
  }

  /** Columns given as {@code name TYPE, name TYPE}. */
  World table(String name, String columns, String[]... rows) {
    List<Schema.Column> all = new ArrayList<>();
    for (String column : columns.split(", ", -1)) {
      String[] parts = column.split(" ", -1);
      all.add(new Schema.Column(parts[0], Type.valueOf(parts[1])));
    }
    return table(name, new Schema(all), rows);
  }

  World manyToOne(String key, String from, String fromColumn, String to, String toColumn) {
    return related(key, from, fromColumn, to, toColumn, Cardinality.MANY_TO_ONE);
  }

  World oneToOne(String key, String from, String fromColumn, String to, String toColumn) {
    return related(key, from, fromColumn, to, toColumn, Cardinality.ONE_TO_ONE);
  }

  private World related(
      String key, String from, String fromColumn, String to, String toColumn, Cardinality many) {
    relationships.add(
        new Relationship(
            new Key(key), key, TableName.of(from), fromColumn, TableName.of(to), toColumn, many));
    models.clear();
    return this;
  }

  static String[] row(String... values) {
    return values;
  }

  static Literal literal(Type type, String text) {
    if (text == null) {
      return new Literal.Absent(type);
    }
    return switch (type) {
      case TEXT -> Literal.of(text);
      case INTEGER -> Literal.of(Long.parseLong(text));
      case DECIMAL -> new Literal.Decimal(new BigDecimal(text));
      case BOOLEAN -> Literal.of(Boolean.parseBoolean(text));
      case DATE -> new Literal.Day(LocalDate.parse(text));
      case TIMESTAMP -> new Literal.Moment(Instant.parse(text));
    };
  }

  Query.Rows rows(TableName table) {
    return tables.get(table);
  }

  Set<String> engines() {
    return engines.keySet();
  }

  QueryEngine engine(String name) {
    return engines.get(name);
  }

  /** The same tables, stored by one of the engines. */
  CustomerModel model(String engine) {
    return models.computeIfAbsent(
        engine,
        _ -> {
          Map<TableName, Snapshot> stored = new HashMap<>();
          tables.forEach((name, rows) ->
              stored.put(
                  name,
                  engines
                      .get(engine)
                      .store(rows, folder.resolve(engine + "-" + name + System.nanoTime()))));
          return new CustomerModel(stored.get(PERSONS), PERSONS, stored, relationships);
        });
  }

  CustomerModel model() {
    return model("duckdb");
  }

  /** Members by one condition on the profile, written as JSON with single quotes. */
  Set<String> where(String condition) {
    return rules("{'all': [" + condition + "]}");
  }

  /** Members by rules, written as JSON with single quotes. */
  Set<String> rules(String rules) {
    return members(segment(rules));
  }

  static Segment segment(String rules) {
    return SegmentJson.read(
        ("{'key': 's', 'displayName': 'S', 'rules': [" + rules + "]}").replace('\'', '"'));
  }

  Set<String> members(Segment segment) {
    Map<String, Set<String>> found = new TreeMap<>();
    engines.forEach((name, engine) ->
        found.put(name, ids(engine, new SegmentCompiler(model(name), now, zone).members(segment))));
    Assertions.assertEquals(1, Set.copyOf(found.values()).size(), () -> "Engines differ: " + found);
    return found.values().iterator().next();
  }

  static Set<String> ids(QueryEngine engine, Query members) {
    Assertions.assertEquals(
        List.of(new Schema.Column(CUSTOMER_ID, Type.TEXT)), members.schema().columns());
    Set<String> ids = new TreeSet<>();
    try (RowCursor rows = engine.open(members)) {
      while (rows.next()) {
        Assertions.assertTrue(ids.add(rows.text(0)), "A member came twice.");
      }
    }
    return ids;
  }

  /** Ids written with blanks between them. */
  static Set<String> ids(String text) {
    return text.isBlank() ? Set.of() : new TreeSet<>(List.of(text.trim().split(" +")));
  }

  @Override
  public void close() {
    engines.values().forEach(QueryEngine::close);
  }
}
