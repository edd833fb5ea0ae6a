package dev.listkeeper.segment;

import static dev.listkeeper.segment.World.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final String LARGE = "{'attribute': 'customer/orders/total', 'greaterThan': 500}";
  private static final String SHIPPED =
      "{'attribute': 'customer/orders/status', 'equalTo': 'shipped'}";
  private static final String OCTOBER =
      "{'attribute': 'customer/orders/day', 'between': ['2011-10-01', '2011-10-31']}";
  private static final String PATH = "'path': ['customer', 'orders']";

  @TempDir static Path folder;
  private static World shop;

  @BeforeAll
  static void open() {
    shop = Shop.open(folder);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void conditions_under_one_and_hold_on_the_same_row() {
    assertThat(shop.rules("{" + PATH + ", 'all': [" + LARGE + ", " + OCTOBER + "]}"))
        .isEqualTo(ids("ann"));
  }

  @Test
  void two_rules_with_intersect_may_hold_on_different_rows() {
    assertThat(
            shop.rules(
                "{"
                    + PATH
                    + ", 'all': ["
                    + LARGE
                    + "]}, "
                    + "{'combine': 'intersect', "
                    + PATH
                    + ", 'all': ["
                    + OCTOBER
                    + "]}"))
        .isEqualTo(ids("ann bob"));
  }

  @Test
  void a_path_leaves_out_customers_without_related_rows() {
    assertThat(shop.rules("{'all': []}")).isEqualTo(ids("ann bob cid dee eve fay"));
    assertThat(shop.rules("{'path': ['customer'], 'all': []}"))
        .isEqualTo(ids("ann bob cid dee fay"));
    assertThat(shop.rules("{" + PATH + ", 'all': []}")).isEqualTo(ids("ann bob cid fay"));
  }

  @Test
  void a_profile_condition_under_or_does_not_reach_beyond_the_path() {
    String promo = "{'attribute': 'promo', 'equalTo': 2}";

    assertThat(shop.rules("{" + PATH + ", 'any': [" + promo + ", " + LARGE + "]}"))
        .isEqualTo(ids("ann bob cid"));
    assertThat(
            shop.rules(
                "{'all': ["
                    + promo
                    + "]}, {'combine': 'union', "
                    + PATH
                    + ", 'all': ["
                    + LARGE
                    + "]}"))
        .isEqualTo(ids("ann bob cid dee eve"));
  }

  @Test
  void sub_rules_nest() {
    assertThat(
            shop.rules(
                "{"
                    + PATH
                    + ", 'any': [{'all': ["
                    + LARGE
                    + ", "
                    + SHIPPED
                    + "]},"
                    + "{'all': [{'attribute': 'name', 'equalTo': 'Bob'}, {'any': ["
                    + OCTOBER
                    + ", "
                    + LARGE
                    + "]}]}]}"))
        .isEqualTo(ids("ann bob cid"));
  }

  @Test
  void a_negated_test_on_a_row_includes_empty_values_of_rows_there_are() {
    assertThat(
            shop.rules(
                "{"
                    + PATH
                    + ", 'all': [{'attribute': 'customer/orders/status', 'notEqualTo': 'shipped'}]}"))
        .isEqualTo(ids("ann bob fay"));
    assertThat(
            shop.rules(
                "{"
                    + PATH
                    + ", 'all': [{'attribute': 'customer/orders/status', 'isEmpty': true}]}"))
        .isEqualTo(ids("fay"));
  }

  @Test
  void rules_combine_from_left_to_right_without_precedence() {
    String promo = "'all': [{'attribute': 'promo', 'equalTo': 2}]"; // ann bob dee eve
    String named = "'any': [{'attribute': 'name', 'anyOf': ['Ann', 'Cid']}]";
    String cid = "'all': [{'attribute': 'name', 'equalTo': 'Cid'}]";

    assertThat(
            shop.rules(
                "{"
                    + cid
                    + "}, {'combine': 'union', "
                    + promo
                    + "}, {'combine': 'intersect', "
                    + named
                    + "}"))
        .isEqualTo(ids("ann cid"));
    assertThat(
            shop.rules(
                "{"
                    + promo
                    + "}, {'combine': 'intersect', "
                    + named
                    + "}, {'combine': 'union', "
                    + cid
                    + "}"))
        .isEqualTo(ids("ann cid"));
    assertThat(
            shop.rules(
                "{"
                    + promo
                    + "}, {'combine': 'except', "
                    + named
                    + "}, {'combine': 'union', "
                    + cid
                    + "}"))
        .isEqualTo(ids("bob cid dee eve"));
    assertThat(
            shop.rules(
                "{"
                    + promo
                    + "}, {'combine': 'union', "
                    + cid
                    + "}, {'combine': 'except', "
                    + named
                    + "}"))
        .isEqualTo(ids("bob dee eve"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'attribute': 'city/city', 'equalTo': 'Tartu'     | ann cid eve
          'attribute': 'city/city', 'isEmpty': true        | dee fay
          'attribute': 'city/city', 'notEqualTo': 'Tartu'  | bob dee fay
          'attribute': 'card/level', 'equalTo': 'gold'     | ann
          'attribute': 'card/level', 'equalTo': 'bronze'   | cid
          'attribute': 'card/level', 'equalTo': 'silver'   |
          'attribute': 'card/level', 'isEmpty': true       | bob dee eve fay
          'attribute': 'CustomerId', 'anyOf': ['ann']      | ann
          """)
  void attributes_with_one_value_need_no_path(String condition, String members) {
    assertThat(shop.where("{" + condition + "}")).isEqualTo(ids(members == null ? "" : members));
  }

  @Test
  void on_a_path_only_customers_with_a_row_count_and_every_row_does() {
    assertThat(
            shop.rules("{'path': ['card'], 'all': [{'attribute': 'card/level', 'isEmpty': true}]}"))
        .isEqualTo(ids("dee"));
    assertThat(
            shop.rules(
                "{'path': ['card'], 'all': [{'attribute': 'card/level', 'equalTo': 'silver'}]}"))
        .isEqualTo(ids("cid"));
  }

  @Test
  void an_attribute_may_hang_on_a_row_of_the_path() {
    assertThat(
            shop.rules(
                "{"
                    + PATH
                    + ", 'all': [{'attribute': 'customer/orders/product/title', 'equalTo': 'Bike'}, "
                    + LARGE
                    + "]}"))
        .isEqualTo(ids("ann bob"));
    assertThat(
            shop.rules(
                "{"
                    + PATH
                    + ", 'all': [{'attribute': 'customer/orders/product/title', 'isEmpty': true}]}"))
        .isEqualTo(ids("bob fay"));
    assertThat(
            shop.rules(
                "{'path': ['customer', 'orders', 'product'], 'all': [{'attribute': 'customer/orders/product/title', 'isEmpty': true}]}"))
        .isEqualTo(ids("fay"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'anyRow'   | {'attribute': 'customer/orders/status', 'equalTo': 'shipped'} | ann bob cid
          'noRow'    | {'attribute': 'customer/orders/status', 'equalTo': 'shipped'} | dee eve fay
          'everyRow' | {'attribute': 'customer/orders/status', 'equalTo': 'shipped'} | cid dee eve
          'everyRow' | {'attribute': 'customer/orders/total', 'greaterThan': 60} | ann cid dee eve
          'everyRow' | {'any': [{'attribute': 'customer/orders/total', 'greaterThan': 60}, {'attribute': 'name', 'equalTo': 'Bob'}]} | ann bob cid dee eve
          'anyRow'   | {'all': []} | ann bob cid fay
          'noRow'    | {'all': []} | dee eve
          'everyRow' | {'all': []} | ann bob cid dee eve fay
          'anyRow'   | {'all': [{'attribute': 'customer/orders/total', 'greaterThan': 500}, {'attribute': 'customer/orders/status', 'equalTo': 'open'}]} | bob
          'anyRow'   | {'all': [{'attribute': 'promo', 'equalTo': 2}, {'attribute': 'customer/orders/total', 'greaterThan': 60}]} | ann bob
          """)
  void any_every_or_no_row_satisfies(String quantifier, String where, String members) {
    String condition = "{" + quantifier + ": ['customer', 'orders'], 'where': " + where + "}";

    assertThat(shop.where(condition)).isEqualTo(ids(members));
    // The same inside a larger condition, where it is computed beside the profile.
    assertThat(
            shop.rules("{'any': [" + condition + ", {'attribute': 'name', 'equalTo': 'nobody'}]}"))
        .isEqualTo(ids(members));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'count': ['customer', 'orders'], 'equalTo': 2             | ann bob
          'count': ['customer', 'orders'], 'equalTo': 0             | dee eve
          'count': ['customer', 'orders'], 'notEqualTo': 0          | ann bob cid fay
          'count': ['customer', 'orders'], 'notEqualTo': 2          | cid dee eve fay
          'count': ['customer', 'orders'], 'lessThan': 2            | cid dee eve fay
          'count': ['customer', 'orders'], 'lessThanOrEqualTo': 0   | dee eve
          'count': ['customer', 'orders'], 'greaterThan': 1         | ann bob
          'count': ['customer', 'orders'], 'greaterThan': -1        | ann bob cid dee eve fay
          'count': ['customer', 'orders'], 'greaterThanOrEqualTo': 0 | ann bob cid dee eve fay
          'count': ['customer', 'orders'], 'between': [0, 1]        | cid dee eve fay
          'count': ['customer', 'orders'], 'notBetween': [0, 1]     | ann bob
          'count': ['customer', 'orders'], 'notBetween': [1, 2]     | dee eve
          'count': ['customer', 'orders'], 'anyOf': [0, 2]          | ann bob dee eve
          'count': ['customer', 'orders'], 'noneOf': [0, 2]         | cid fay
          'count': ['customer', 'orders'], 'isEmpty': true          |
          'count': ['customer', 'orders'], 'isNotEmpty': true       | ann bob cid dee eve fay
          'count': ['customer'], 'equalTo': 2                       | ann
          'count': ['customer', 'orders'], 'where': {'attribute': 'customer/orders/status', 'equalTo': 'shipped'}, 'equalTo': 0 | dee eve fay
          'count': ['customer', 'orders'], 'where': {'attribute': 'customer/orders/day', 'between': ['2011-10-01', '2011-12-31']}, 'equalTo': 1 | bob cid
          'count': ['customer', 'orders'], 'where': {'attribute': 'name', 'notEqualTo': 'Ann'}, 'greaterThan': 1 | bob
          'count': ['customer', 'orders'], 'where': {'attribute': 'customer/orders/product/title', 'equalTo': 'Bike'}, 'equalTo': 1 | ann bob
          'countDistinct': 'customer/orders/status', 'equalTo': 2   | ann bob
          'countDistinct': 'customer/orders/status', 'equalTo': 0   | dee eve fay
          'sum': 'customer/orders/total', 'greaterThan': 700        | bob cid
          'sum': 'customer/orders/total', 'equalTo': 700            | ann
          'sum': 'customer/orders/total', 'lessThan': 1000          | ann bob cid
          'sum': 'customer/orders/total', 'isEmpty': true           | dee eve fay
          'sum': 'customer/orders/total', 'isNotEmpty': true        | ann bob cid
          'sum': 'customer/orders/total', 'notEqualTo': 700         | bob cid dee eve fay
          'average': 'customer/orders/total', 'between': [350, 375] | ann bob
          'average': 'customer/orders/total', 'notBetween': [350, 375] | cid dee eve fay
          'min': 'customer/orders/total', 'lessThan': 100           | bob
          'max': 'customer/orders/total', 'greaterThanOrEqualTo': 700 | bob cid
          'max': 'customer/orders/day', 'lessThan': '2011-11-01'    | bob
          'min': 'customer/orders/status', 'equalTo': 'open'        | ann bob
          'min': 'customer/orders/status', 'isEmpty': true          | dee eve fay
          'first': 'customer/orders/status', 'by': 'customer/orders/day', 'equalTo': 'shipped' | ann cid
          'last': 'customer/orders/status', 'by': 'customer/orders/day', 'equalTo': 'shipped'  | bob cid
          'last': 'customer/orders/status', 'by': 'customer/orders/day', 'notEqualTo': 'shipped' | ann dee eve fay
          'last': 'customer/orders/total', 'by': 'customer/orders/day', 'where': {'attribute': 'customer/orders/status', 'equalTo': 'open'}, 'greaterThan': 99 | ann bob
          """)
  void aggregates_count_empty_groups(String condition, String members) {
    String expected = members == null ? "" : members;

    assertThat(shop.where("{" + condition + "}")).isEqualTo(ids(expected));
    // The same inside a larger condition, where it is computed beside the profile.
    assertThat(
            shop.rules(
                "{'any': [{'all': [{" + condition + "}]}, {'attribute': 'name', 'equalTo': 'x'}]}"))
        .isEqualTo(ids(expected));
  }

  @Test
  void aggregates_and_rows_stand_side_by_side() {
    assertThat(
            shop.rules(
                "{"
                    + PATH
                    + ", 'all': [{'sum': 'customer/orders/total', 'greaterThan': 600}, {'any': ["
                    + "{'count': ['customer'], 'greaterThan': 1}, "
                    + OCTOBER
                    + "]}, "
                    + SHIPPED
                    + "]}"))
        .isEqualTo(ids("ann bob"));
  }
}
