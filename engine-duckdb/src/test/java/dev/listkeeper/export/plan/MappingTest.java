package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Schema.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.ValueType;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.query.reference.ReferenceEngine;
import dev.listkeeper.source.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What is sent of a customer's attributes, on both engines. */
class MappingTest {
  private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
  private static final Schema PROFILE =
      Schema.of(
          column("CustomerId", Type.TEXT),
          column("email", Type.TEXT),
          column("a", Type.TEXT),
          column("b", Type.TEXT),
          column("born", Type.DATE),
          column("seen", Type.TIMESTAMP),
          column("points", Type.INTEGER));

  @TempDir Path folder;
  private int stored;

  enum Engine {
    DUCKDB,
    REFERENCE
  }

  private QueryEngine start(Engine engine) {
    return switch (engine) {
      case DUCKDB -> new DuckDbEngine(DuckDbSettings.defaults(folder.resolve("spill")));
      case REFERENCE -> new ReferenceEngine();
    };
  }

  @ParameterizedTest
  @EnumSource
  void expressionsPassOverWhatIsEmpty(Engine which) throws Exception {
    try (QueryEngine engine = start(which)) {
      Snapshot plan =
          plan(
              engine,
              """
              {"email": "email",
               "firstName": {"value": {"upper": "a"}, "whenEmpty": {"constant": "Friend"}},
               "lastName": {"concatenate": ["a", {"lower": "b"}, "points"], "separator": "-"},
               "jobTitle": {"dateFormat": "seen", "pattern": "d.M.yyyy"},
               "cf:Born": {"dateFormat": "born", "pattern": "MM/dd/yyyy"}}
              """,
              List.of(customer("C1", " ana ", "SILVA", 5), customer("C2", "  ", "", null)));

      assertThat(values(engine, plan, "C1"))
          .containsExactly("ANA", "ana-silva-5", "1.3.2026", "02/07/0987");
      assertThat(values(engine, plan, "C2"))
          .containsExactly("Friend", "-", "1.3.2026", "02/07/0987");
    }
  }

  @ParameterizedTest
  @EnumSource
  void textIsCutAndWhatDoesNotFitIsLeftOut(Engine which) throws Exception {
    try (QueryEngine engine = start(which)) {
      String matching =
          """
          {"email": "email", "companyName": "a", "phone": "a", "anniversary": "b", "cf:Number": "b",
           "cf:Truth": "b", "cf:Moment": "b"}
          """;
      Snapshot plan =
          plan(
              engine,
              matching,
              List.of(
                  customer("C1", "õ".repeat(51), "2026-02-30", 1),
                  customer("C2", "+372 5123 4567", "2/28/2026", 1),
                  customer("C3", "", "-012.50", 1),
                  customer("C4", "", "YES", 1),
                  customer("C5", "", "", 1)));

      assertThat(values(engine, plan, "C1"))
          .containsExactly("õ".repeat(50), "-", "-", "-", "-", "-");
      assertThat(values(engine, plan, "C2"))
          .containsExactly("+372 5123 4567", "2026-02-28", "+372 5123 4567", "-", "-", "-");
      assertThat(values(engine, plan, "C3")).containsExactly("-", "-", "-", "-", "-12.5", "-");
      assertThat(values(engine, plan, "C4")).containsExactly("-", "-", "-", "-", "-", "true");
      assertThat(flags(engine, plan))
          .as("shortened, left out")
          .containsExactlyInAnyOrder(
              "C1 true true", "C2 false true", "C3 false true", "C4 false true", "C5 false false");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBirthdayTravelsWholeOrNotAtAll(Engine which) throws Exception {
    try (QueryEngine engine = start(which)) {
      Snapshot plan =
          plan(
              engine,
              "{\"email\": \"email\", \"birthdayMonth\": \"a\", \"birthdayDay\": \"b\"}",
              List.of(
                  customer("C1", "02", "29", 1),
                  customer("C2", "2", "30", 1),
                  customer("C3", "4", "31", 1),
                  customer("C4", "12", "31", 1),
                  customer("C5", "13", "1", 1),
                  customer("C6", "", "7", 1)));

      assertThat(values(engine, plan, "C1")).containsExactly("2", "29");
      assertThat(values(engine, plan, "C4")).containsExactly("12", "31");
      for (String wrong : List.of("C2", "C3", "C5", "C6")) {
        assertThat(values(engine, plan, wrong)).as(wrong).containsExactly("-", "-");
      }
      assertThat(flags(engine, plan))
          .contains("C1 false false", "C2 false true", "C5 false true", "C6 false true");
    }
  }

  @ParameterizedTest
  @EnumSource
  void segmentsAreNamedWholeAsFarAsThereIsRoom(Engine which) throws Exception {
    try (QueryEngine engine = start(which)) {
      Snapshot customers =
          profiles(
              engine,
              List.of(
                  customer("C1", "", "", 1), customer("C2", "", "", 1), customer("C3", "", "", 1)));
      List<Snapshot> segments =
          List.of(members(engine, "C1", "C2"), members(engine, "C2", "C3"), members(engine, "C2"));
      Snapshot plan =
          plan(
              engine,
              "{\"email\": \"email\", \"cf:Segments\": {\"segmentNames\": true}}",
              customers,
              segments,
              List.of("Loyal", "L".repeat(249), "New"));

      assertThat(values(engine, plan, "C1")).containsExactly("Loyal");
      assertThat(values(engine, plan, "C2")).containsExactly("Loyal, New");
      assertThat(values(engine, plan, "C3")).containsExactly("L".repeat(249));
      assertThat(flags(engine, plan))
          .containsExactlyInAnyOrder("C1 false false", "C2 true false", "C3 false false");
    }
  }

  @Test
  void theFingerprintTellsWhichFieldTheValueGoesTo() throws Exception {
    try (QueryEngine engine = start(Engine.REFERENCE)) {
      List<List<Literal>> rows = List.of(customer("C1", "x", "", 1));
      String first = fingerprint(engine, "{\"email\": \"email\", \"cf:Born\": \"a\"}", rows);

      assertThat(fingerprint(engine, "{\"email\": \"email\", \"cf:Born\": \"a\"}", rows))
          .isEqualTo(first);
      assertThat(fingerprint(engine, "{\"email\": \"email\", \"cf:Segments\": \"a\"}", rows))
          .isNotEqualTo(first);
      assertThat(
              fingerprint(
                  engine, "{\"email\": \"email\", \"cf:Born\": \"a\", \"city\": \"b\"}", rows))
          .as("one more field, empty")
          .isNotEqualTo(first);
    }
  }

  @Test
  void anAttributeOfAnotherTypeIsRefused() throws Exception {
    try (QueryEngine engine = start(Engine.REFERENCE)) {
      CustomerModel model = model(profiles(engine, List.of(customer("C1", "", "", 1))));

      assertThatThrownBy(
              () -> mapping("{\"email\": \"email\", \"cf:Number\": \"born\"}").check(model))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("'born' is DATE and can't fill 'cf:Number', which is NUMBER");
      assertThatThrownBy(() ->
              Mapping.check(
                  model,
                  matching(
                      "{\"email\": \"email\","
                          + " \"city\": {\"upper\": {\"dateFormat\": \"a\", \"pattern\": \"d\"}}}")))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("'a' is TEXT and can't be written with dateFormat");
      assertThatThrownBy(
              () -> Mapping.check(model, matching("{\"email\": \"email\", \"city\": \"bb\"}")))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("There is no attribute 'bb'");
    }
  }

  private static List<Literal> customer(String id, String a, String b, Integer points) {
    return List.of(
        Literal.of(id),
        Literal.of(id.toLowerCase(java.util.Locale.ROOT) + "@example.org"),
        Literal.of(a),
        Literal.of(b),
        new Literal.Day(LocalDate.of(987, 2, 7)),
        new Literal.Moment(Instant.parse("2026-02-28T23:00:00Z")),
        points == null ? new Literal.Absent(Type.INTEGER) : Literal.of(points));
  }

  private String fingerprint(QueryEngine engine, String matching, List<List<Literal>> rows)
      throws Exception {
    Snapshot plan = plan(engine, matching, rows);
    try (RowCursor cursor = engine.open(new Query.Scan(plan))) {
      cursor.next();
      return cursor.text(plan.schema().indexOf(PlanRow.FINGERPRINT));
    }
  }

  private Snapshot plan(QueryEngine engine, String matching, List<List<Literal>> rows)
      throws Exception {
    Snapshot segment =
        members(
            engine,
            rows.stream()
                .map(row -> ((Literal.Text) row.getFirst()).value())
                .toArray(String[]::new));
    return plan(engine, matching, profiles(engine, rows), List.of(segment), List.of("Everybody"));
  }

  private Snapshot plan(
      QueryEngine engine,
      String matching,
      Snapshot customers,
      List<Snapshot> segments,
      List<String> names)
      throws Exception {
    Path scratch = Files.createDirectory(folder.resolve("scratch" + stored++));
    return new Planner(engine)
        .plan(
            new Planner.Inputs(
                segments,
                model(customers),
                Mapping.of(matching(matching), custom(), names, TALLINN),
                new Query.Rows(Suppressed.SCHEMA, List.of()),
                new Query.Rows(OptOuts.SCHEMA, List.of()),
                new Query.Rows(Suppressed.LISTED, List.of()),
                Ledger.of(Optional.empty()),
                Noticed.missing(
                    Ledger.of(Optional.empty()),
                    new Query.Rows(Suppressed.LISTED, List.of()),
                    new Query.Rows(Suppressed.SCHEMA, List.of())),
                ExportRules.DEFAULT,
                false,
                Permits.Open.NONE),
            scratch,
            folder.resolve("plan" + stored++));
  }

  private static Mapping mapping(String matching) {
    return Mapping.of(matching(matching), custom(), List.of(), TALLINN);
  }

  private static DataMatching matching(String json) {
    return JsonMapper.shared().readValue(json, DataMatching.class);
  }

  private static Map<Target.Custom, Mapping.InAccount> custom() {
    return Map.of(
        new Target.Custom("Born"), new Mapping.InAccount("1", ValueType.TEXT),
        new Target.Custom("Segments"), new Mapping.InAccount("2", ValueType.TEXT),
        new Target.Custom("Number"), new Mapping.InAccount("3", ValueType.NUMBER),
        new Target.Custom("Truth"), new Mapping.InAccount("4", ValueType.BOOLEAN),
        new Target.Custom("Moment"), new Mapping.InAccount("5", ValueType.DATETIME));
  }

  private static CustomerModel model(Snapshot customers) {
    return new CustomerModel(customers, TableName.of("shop.contacts"), Map.of(), List.of());
  }

  private Snapshot profiles(QueryEngine engine, List<List<Literal>> rows) {
    return engine.store(new Query.Rows(PROFILE, rows), folder.resolve("table" + stored++));
  }

  private Snapshot members(QueryEngine engine, String... ids) {
    return engine.store(
        new Query.Rows(
            Schema.of(column("CustomerId", Type.TEXT)),
            java.util.Arrays.stream(ids).map(id -> List.<Literal>of(Literal.of(id))).toList()),
        folder.resolve("members" + stored++));
  }

  /** What would be sent of a customer, in the order of the plan's columns; absent is a hyphen. */
  private static List<String> values(QueryEngine engine, Snapshot plan, String customer) {
    List<String> values = new ArrayList<>();
    try (RowCursor rows = engine.open(new Query.Scan(plan))) {
      while (rows.next()) {
        if (customer.equals(rows.text(0))) {
          for (Target target : PlanRow.targets(plan.schema())) {
            String value = rows.text(plan.schema().indexOf(PlanRow.value(target)));
            values.add(value == null ? "-" : value);
          }
        }
      }
    }
    return values;
  }

  private static List<String> flags(QueryEngine engine, Snapshot plan) {
    List<String> flags = new ArrayList<>();
    try (RowCursor rows = engine.open(new Query.Scan(plan))) {
      while (rows.next()) {
        flags.add(
            rows.text(0)
                + " "
                + rows.bool(plan.schema().indexOf(PlanRow.SHORTENED))
                + " "
                + rows.bool(plan.schema().indexOf(PlanRow.LEFT_OUT)));
      }
    }
    return flags;
  }
}
