package dev.listkeeper.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.profile.Relationship.Cardinality;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.StagedText;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of a real data set; its facts are known from elsewhere. */
class RealDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("listkeeper.root", ".."))
          .resolve("../shared/data/adventureworks-orders-csv");
  private static final Instant NOW = Instant.parse("2012-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void finds_the_140_persons_with_partner_promotion_and_a_late_order() throws IOException {
    boolean present = Files.isDirectory(DATA);
    if (!present) {
      System.out.println("SKIPPED: there is no sample data in " + DATA.toAbsolutePath());
    }
    Assumptions.assumeTrue(present);

    try (QueryEngine engine = new DuckDbEngine(DuckDbSettings.defaults(folder.resolve("spill")))) {
      Map<TableName, Snapshot> tables =
          Map.of(
              TableName.of("aw.person"), load(engine, "person"),
              TableName.of("aw.customer"), load(engine, "customer"),
              TableName.of("aw.salesorderheader"), load(engine, "salesorderheader"));
      CustomerModel model =
          new CustomerModel(
              customers(engine, tables.get(TableName.of("aw.person"))),
              TableName.of("aw.person"),
              tables,
              List.of(
                  related("customer", "customer", "personid", "person", "businessentityid"),
                  related("orders", "salesorderheader", "customerid", "customer", "customerid")));
      Segment segment =
          World.segment(
              "{'path': ['customer', 'orders'], 'all': ["
                  + "{'attribute': 'emailpromotion', 'equalTo': 2},"
                  + "{'attribute': 'customer/orders/totaldue', 'greaterThan': 500},"
                  + "{'attribute': 'customer/orders/orderdate', 'between': ['2011-10-01', '2011-12-31']}]}");

      Query members = new SegmentCompiler(model, NOW, ZoneOffset.UTC).members(segment);

      assertThat(World.ids(engine, members)).hasSize(140);
    }
  }

  private static Relationship related(
      String key, String from, String fromColumn, String to, String toColumn) {
    return new Relationship(
        new Key(key),
        key,
        TableName.of("aw." + from),
        fromColumn,
        TableName.of("aw." + to),
        toColumn,
        Cardinality.MANY_TO_ONE);
  }

  private Snapshot customers(QueryEngine engine, Snapshot persons) {
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(
        new Query.Output(
            Customers.CUSTOMER_ID, new Expression.Format(new Expression.Ref("businessentityid"))));
    persons
        .schema()
        .names()
        .forEach(name -> outputs.add(new Query.Output(name, new Expression.Ref(name))));
    return engine.store(
        new Query.Project(new Query.Scan(persons), outputs), folder.resolve("customers"));
  }

  /** A file without quotes, empty fields as absent; types by what the column is called. */
  private Snapshot load(QueryEngine engine, String name) throws IOException {
    List<String> lines = Files.readAllLines(DATA.resolve(name + ".csv"));
    List<String> columns = List.of(lines.getFirst().split(","));
    Path staged = folder.resolve(name + ".staged");
    try (StagedText out = new StagedText(staged)) {
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split(",", -1);
        assertThat(fields).as(line).hasSize(columns.size());
        for (String field : fields) {
          out.field(field.isEmpty() ? null : field);
        }
        out.endRow();
      }
    }
    List<Query.Output> outputs =
        columns.stream().map(column -> new Query.Output(column, typed(column))).toList();
    return engine.store(
        new Query.Project(new Query.Staged(staged, columns), outputs), folder.resolve(name));
  }

  private static Expression typed(String column) {
    Type type =
        switch (column) {
          case "totaldue" -> Type.DECIMAL;
          case "orderdate" -> Type.TIMESTAMP;
          case "customerid", "personid", "businessentityid", "emailpromotion" -> Type.INTEGER;
          default -> Type.TEXT;
        };
    Expression text = new Expression.Ref(column);
    return type == Type.TEXT
        ? text
        : new Expression.Parse(text, type, Optional.empty(), ZoneOffset.UTC);
  }
}
