package dev.listkeeper.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.profile.Relationship.Cardinality;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Key;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions that do not fit the tables are refused with what, where and what to do. */
class SegmentProblemsTest {
  private static final TableName PERSONS = TableName.of("shop.persons");
  private static final TableName ORDERS = TableName.of("shop.orders");
  private static final TableName BADLY = TableName.of("shop.badly");

  private static final CustomerModel MODEL =
      new CustomerModel(
          snapshot(
              Schema.of(
                  Schema.column("CustomerId", Type.TEXT),
                  Schema.column("id", Type.INTEGER),
                  Schema.column("name", Type.TEXT),
                  Schema.column("promo", Type.INTEGER),
                  Schema.column("consent", Type.BOOLEAN),
                  Schema.column("born", Type.DATE))),
          PERSONS,
          Map.of(
              ORDERS,
              snapshot(
                  Schema.of(
                      Schema.column("personid", Type.INTEGER),
                      Schema.column("total", Type.DECIMAL),
                      Schema.column("status", Type.TEXT),
                      Schema.column("placed", Type.TIMESTAMP))),
              BADLY,
              snapshot(Schema.of(Schema.column("personid", Type.TEXT)))),
          List.of(
              related("orders", ORDERS, "personid"),
              related("badly", BADLY, "personid"),
              related("unread", TableName.of("shop.unread"), "personid"),
              related("nowhere", ORDERS, "person_id")));

  private static Relationship related(String key, TableName from, String column) {
    return new Relationship(
        new Key(key), key, from, column, PERSONS, "id", Cardinality.MANY_TO_ONE);
  }

  private static Snapshot snapshot(Schema schema) {
    return new Snapshot(Path.of("unused"), schema, 0, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          WRONG_TYPE | {'attribute': 'promo', 'equalTo': '2'} | rules[0].all[0]: 'promo' holds whole numbers, but equalTo is given '2'; write a number, without quotes.
          WRONG_TYPE | {'attribute': 'promo', 'anyOf': [1, true]} | rules[0].all[0]: 'promo' holds whole numbers, but anyOf is given true; write a number, without quotes.
          WRONG_TYPE | {'attribute': 'name', 'equalTo': 2} | rules[0].all[0]: 'name' holds text, but equalTo is given 2; write it in quotes.
          WRONG_TYPE | {'attribute': 'name', 'greaterThan': 'A'} | rules[0].all[0]: 'name' holds text, which greaterThan can't compare; choose among equalTo,
          WRONG_TYPE | {'attribute': 'promo', 'contains': 'A'} | rules[0].all[0]: 'promo' holds whole numbers, which contains can't compare
          WRONG_TYPE | {'attribute': 'promo', 'isTrue': true} | rules[0].all[0]: 'promo' holds whole numbers, which isTrue can't compare
          WRONG_TYPE | {'attribute': 'consent', 'equalTo': 'true'} | rules[0].all[0]: 'consent' holds true or false, but equalTo is given 'true'; write true or false, without quotes.
          WRONG_TYPE | {'attribute': 'born', 'equalTo': '31.12.2020'} | rules[0].all[0]: 'born' holds days, but equalTo is given '31.12.2020'; write a day, such as 2011-10-01.
          WRONG_TYPE | {'attribute': 'born', 'equalTo': '2021-02-29'} | rules[0].all[0]: 'born' holds days, but equalTo is given '2021-02-29'
          WRONG_TYPE | {'attribute': 'born', 'equalTo': '2021-02-28T10:00'} | rules[0].all[0]: 'born' holds days, but
          WRONG_TYPE | {'attribute': 'born', 'equalTo': '+12021-02-28'} | rules[0].all[0]: 'born' holds days, but
          WRONG_TYPE | {'attribute': 'born', 'timeAt': '10:00'} | rules[0].all[0]: 'born' holds days, which timeAt can't compare
          WRONG_TYPE | {'attribute': 'born', 'withinLast': {'hours': 2}} | rules[0].all[0]: 'born' holds days without a time, so a window can't be measured in hours
          WRONG_TYPE | {'attribute': 'promo', 'equalTo': 0.12345678901} | rules[0].all[0]: 'promo' holds whole numbers, but equalTo is given 0.12345678901; write at most 10 decimals.
          WRONG_TYPE | {'attribute': 'promo', 'equalTo': 1e999999999} | rules[0].all[0]: 'promo' holds whole numbers, but equalTo is given 1E+999999999; write at most 28 digits.
          WRONG_TYPE | {'attribute': 'promo', 'equalTo': 2, 'ignoreCase': true} | rules[0].all[0]: 'promo' holds whole numbers; 'ignoreCase' is for text.
          INVALID_REQUEST | {'attribute': 'promo', 'between': [3, 2]} | rules[0].all[0]: 'promo' is never between 3 and 2; write the smaller end first.
          INVALID_REQUEST | {'attribute': 'born', 'notBetween': ['2021-01-02', '2021-01-01']} | rules[0].all[0]: 'born' is never between
          UNKNOWN_COLUMN | {'attribute': 'nome', 'isEmpty': true} | rules[0].all[0]: there is no attribute 'nome'; did you mean 'name'?
          UNKNOWN_COLUMN | {'any': [{'attribute': 'x1234', 'isEmpty': true}]} | rules[0].all[0].any[0]: there is no attribute 'x1234'; known here are CustomerId, born, consent, id, name, promo.
          PATH_NOT_FOUND | {'attribute': 'order/total', 'isEmpty': true} | rules[0].all[0]: There is no relationship 'order'
          PATH_NOT_FOUND | {'attribute': 'orders/total', 'isEmpty': true} | rules[0].all[0]: 'orders/total' may have several values for one row of this path
          PATH_NOT_FOUND | {'attribute': 'orders/orders/total', 'isEmpty': true} | rules[0].all[0]: The path [orders, orders] goes over 'orders' twice.
          UNKNOWN_COLUMN | {'count': ['nowhere'], 'equalTo': 1} | rules[0].all[0]: The relationship 'nowhere' joins on 'person_id', which its table does not have
          WRONG_TYPE | {'count': ['badly'], 'equalTo': 1} | rules[0].all[0]: The relationship 'badly' joins 'id' (INTEGER) with 'personid' (TEXT)
          NOT_REFRESHED | {'count': ['unread'], 'equalTo': 1} | rules[0].all[0]: The table shop.unread has not been read yet
          WRONG_TYPE | {'sum': 'orders/status', 'equalTo': 1} | rules[0].all[0]: 'orders/status' holds text, of which there is no sum
          WRONG_TYPE | {'count': ['orders'], 'equalTo': 'x'} | rules[0].all[0]: 'count of orders' holds whole numbers, but equalTo is given 'x'
          WRONG_TYPE | {'max': 'orders/placed', 'greaterThan': 5} | rules[0].all[0]: 'max of orders/placed' holds moments (a day and a time), but greaterThan is given 5
          UNKNOWN_COLUMN | {'first': 'orders/total', 'by': 'orders/place', 'equalTo': 5} | rules[0].all[0]: there is no attribute 'orders/place'; did you mean 'placed'?
          UNKNOWN_COLUMN | {'sum': 'orders/total', 'where': {'all': [{'attribute': 'orders/stat', 'isEmpty': true}]}, 'equalTo': 5} | rules[0].all[0].where.all[0]: there is no attribute 'orders/stat'
          WRONG_TYPE | {'anyRow': ['orders'], 'where': {'attribute': 'orders/total', 'equalTo': 'x'}} | rules[0].all[0].where: 'orders/total' holds numbers, but
          INVALID_REQUEST | {'anyRow': ['orders'], 'where': {'all': [{'count': ['orders'], 'equalTo': 1}]}} | rules[0].all[0].where.all[0]: conditions over related rows can't stand inside one another
          """)
  void refuses_what_does_not_fit(ProblemCode code, String condition, String sentence) {
    Segment segment =
        SegmentJson.read(
            ("{'key':'k','displayName':'K','rules':[{'all':[" + condition + "]}]}")
                .replace('\'', '"'));

    assertThatThrownBy(
            () -> new SegmentCompiler(MODEL, Instant.EPOCH, ZoneOffset.UTC).members(segment))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code))
        .hasMessageStartingWith(sentence);
  }

  @org.junit.jupiter.api.Test
  void says_how_a_column_of_text_becomes_one_of_numbers() {
    Segment segment =
        SegmentJson.read(
            "{\"key\":\"k\",\"displayName\":\"K\",\"rules\":[{\"all\":["
                + "{\"attribute\":\"name\",\"greaterThan\":700}]}]}");

    assertThatThrownBy(
            () -> new SegmentCompiler(MODEL, Instant.EPOCH, ZoneOffset.UTC).members(segment))
        .hasMessageEndingWith(
            "give its column that type in the data source: rows with another value are then"
                + " rejected and listed.");
  }

  @org.junit.jupiter.api.Test
  void refuses_a_rule_path_that_leads_nowhere() {
    Segment segment =
        SegmentJson.read(
            "{\"key\":\"k\",\"displayName\":\"K\",\"rules\":[{\"all\":[]},"
                + "{\"combine\":\"union\",\"path\":[\"order\"],\"all\":[]}]}");

    assertThatThrownBy(
            () -> new SegmentCompiler(MODEL, Instant.EPOCH, ZoneOffset.UTC).members(segment))
        .isInstanceOf(Problem.class)
        .hasMessage(
            "rules[1].path: There is no relationship 'order'; known are [badly, nowhere, orders, unread].");
  }
}
