package dev.listkeeper.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.Relationship.Cardinality;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.query.reference.ReferenceEngine;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Key;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomerModelTest {
  private final QueryEngine engine = new ReferenceEngine();
  private final CustomerModel model = model();

  @Test
  void along_no_path_are_the_profiles() {
    assertThat(model.schemaAlong(List.of()).names())
        .containsExactly("CustomerId", "id", "city", "rank");
    assertThat(rows(model.along(List.of()))).hasSize(3);
  }

  @Test
  void along_a_path_is_a_row_for_each_combination() {
    assertThat(model.schemaAlong(path("account", "order")).names())
        .containsExactly(
            "CustomerId",
            "id",
            "city",
            "rank",
            "account/person",
            "account/number",
            "account/order/account",
            "account/order/total",
            "account/order/rank");
    assertThat(rows(model.along(path("account", "order"))))
        .containsExactlyInAnyOrder(
            "a 1 tartu 7 1 n1 n1 10 1", "a 1 tartu 7 1 n1 n1 20 2", "a 1 tartu 7 1 n2 n2 30 3");
  }

  @Test
  void a_path_goes_both_ways_over_a_relationship() {
    assertThat(rows(model.along(path("city"))))
        .containsExactlyInAnyOrder("a 1 tartu 7 tartu Estonia 0", "b 2 tartu - tartu Estonia 0");
  }

  @Test
  void several_rows_are_possible_only_where_many_belong_to_one() {
    assertThat(model.isSingle(path())).isTrue();
    assertThat(model.isSingle(path("city"))).isTrue();
    assertThat(model.isSingle(path("card"))).isTrue();
    assertThat(model.isSingle(path("account"))).isFalse();
    assertThat(model.isSingle(path("account", "order"))).isFalse();
  }

  @Test
  void an_attribute_has_the_type_of_its_column() {
    assertThat(model.typeOf(AttributePath.of("id"))).isEqualTo(Type.INTEGER);
    assertThat(model.typeOf(AttributePath.of("account/order/total"))).isEqualTo(Type.INTEGER);
    assertThat(model.typeOf(AttributePath.of("card/level"))).isEqualTo(Type.TEXT);
    assertThatThrownBy(() -> model.typeOf(AttributePath.of("card/levl")))
        .isInstanceOf(Problem.class)
        .hasMessage("There is no attribute 'card/levl'; did you mean 'level'?");
    assertThatThrownBy(() -> model.typeOf(AttributePath.of("card/owner")))
        .hasMessage("There is no attribute 'card/owner'; known here are level, person, rank.");
  }

  @Test
  void attributes_are_one_row_a_customer_whatever_hangs_on_it() {
    Set<AttributePath> attributes = new LinkedHashSet<>();
    Stream.of("id", "card/level", "city/country", "card/rank", "CustomerId")
        .map(AttributePath::of)
        .forEach(attributes::add);

    Query query = model.attributes(attributes);

    assertThat(query.schema().names())
        .containsExactly("CustomerId", "id", "card/level", "city/country", "card/rank");
    // Of the two cards of a, the first by all columns; c has neither card nor city.
    assertThat(rows(query))
        .containsExactlyInAnyOrder("a 1 bronze Estonia 9", "b 2 gold Estonia 1", "c 3 - - -");
  }

  @Test
  void attributes_with_several_values_are_refused() {
    assertThatThrownBy(() -> model.attributes(Set.of(AttributePath.of("account/number"))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("may have several values for one customer");
  }

  @Test
  void paths_that_lead_nowhere_are_refused() {
    assertThatThrownBy(() -> model.along(path("order")))
        .isInstanceOf(Problem.class)
        .hasMessage("The relationship 'order' joins shop.order and shop.account, not shop.person.");
    assertThatThrownBy(() -> model.along(path("account", "account")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> model.isSingle(path("nothing")))
        .isInstanceOf(Problem.class)
        .hasMessage("There is no relationship 'nothing'; known are [account, card, city, order].");
  }

  private CustomerModel model() {
    Map<TableName, Snapshot> tables =
        Map.of(
            name("person"),
            table(
                "person", "id INTEGER, city TEXT, rank INTEGER", "1 tartu 7", "2 tartu -", "3 - 5"),
            name("city"),
            table(
                "city",
                "name TEXT, country TEXT, rank INTEGER",
                "tartu Estonia 0",
                "oslo Norway 0"),
            name("card"),
            table(
                "card",
                "person INTEGER, level TEXT, rank INTEGER",
                "1 silver 1",
                "1 bronze 9",
                "2 gold 1",
                "- tin 1"),
            name("account"),
            table("account", "person INTEGER, number TEXT", "1 n1", "1 n2", "2 n3", "- n4"),
            name("order"),
            table(
                "order",
                "account TEXT, total INTEGER, rank INTEGER",
                "n1 10 1",
                "n1 20 2",
                "n2 30 3",
                "n4 40 4",
                "- 50 5"));
    return new CustomerModel(
        table(
            "customers",
            "CustomerId TEXT, id INTEGER, city TEXT, rank INTEGER",
            "a 1 tartu 7",
            "b 2 tartu -",
            "c 3 - 5"),
        name("person"),
        tables,
        List.of(
            related("account", "account", "person", "person", "id", Cardinality.MANY_TO_ONE),
            related("order", "order", "account", "account", "number", Cardinality.MANY_TO_ONE),
            related("city", "person", "city", "city", "name", Cardinality.MANY_TO_ONE),
            related("card", "card", "person", "person", "id", Cardinality.ONE_TO_ONE)));
  }

  private static Relationship related(
      String key, String from, String fromColumn, String to, String toColumn, Cardinality many) {
    return new Relationship(new Key(key), key, name(from), fromColumn, name(to), toColumn, many);
  }

  private static TableName name(String table) {
    return TableName.of("shop." + table);
  }

  private static List<Key> path(String... keys) {
    return Stream.of(keys).map(Key::new).toList();
  }

  /** Columns as {@code name TYPE}; rows as values between blanks, a hyphen for an absent one. */
  private Snapshot table(String name, String columns, String... rows) {
    Schema schema =
        new Schema(
            Stream.of(columns.split(", ", -1))
                .map(column -> column.split(" ", -1))
                .map(parts -> Schema.column(parts[0], Type.valueOf(parts[1])))
                .toList());
    List<List<Literal>> literals =
        Stream.of(rows)
            .map(row -> {
              String[] values = row.split(" ", -1);
              List<Literal> read = new ArrayList<>();
              for (int i = 0; i < values.length; i++) {
                read.add(literal(schema.columns().get(i).type(), values[i]));
              }
              return read;
            })
            .toList();
    return engine.store(new Query.Rows(schema, literals), Path.of("unused", name));
  }

  private static Literal literal(Type type, String value) {
    if (value.equals("-")) {
      return new Literal.Absent(type);
    }
    return type == Type.TEXT ? Literal.of(value) : Literal.of(Long.parseLong(value));
  }

  private List<String> rows(Query query) {
    List<String> rows = new ArrayList<>();
    try (RowCursor cursor = engine.open(query)) {
      while (cursor.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < query.schema().columns().size(); i++) {
          boolean text = query.schema().columns().get(i).type() == Type.TEXT;
          values.add(
              cursor.isAbsent(i) ? "-" : text ? cursor.text(i) : String.valueOf(cursor.whole(i)));
        }
        rows.add(String.join(" ", values));
      }
    }
    return rows;
  }
}
