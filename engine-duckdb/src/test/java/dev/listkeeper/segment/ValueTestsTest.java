package dev.listkeeper.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.Type;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator on texts, numbers and booleans, with empty values and edges. */
class ValueTestsTest {
  @TempDir static Path folder;
  private static World texts;
  private static World wholes;
  private static World decimals;
  private static World booleans;

  @BeforeAll
  static void fill() {
    texts =
        World.ofValues(
            folder.resolve("t"),
            Type.TEXT,
            "Ann",
            "Ann",
            "ann",
            "ann",
            "anna",
            "Anna",
            "jo",
            "Jo Ann",
            "pct",
            "50% off",
            "und",
            "a_b",
            "axb",
            "axb",
            "esc",
            "a\\b",
            "sig",
            "ΟΔΟΣ",
            "sigl",
            "οδος",
            "blank",
            " ",
            "null",
            null,
            "empty",
            "");
    wholes =
        World.ofValues(
            folder.resolve("i"),
            Type.INTEGER,
            "m1",
            "-1",
            "0",
            "0",
            "1",
            "1",
            "2",
            "2",
            "10",
            "10",
            "big",
            "9223372036854775807",
            "null",
            null);
    decimals =
        World.ofValues(
            folder.resolve("d"),
            Type.DECIMAL,
            "m",
            "-0.5",
            "0",
            "0",
            "a",
            "0.1",
            "b",
            "0.1000000001",
            "c",
            "499.99",
            "e",
            "500",
            "f",
            "500.01",
            "null",
            null);
    booleans =
        World.ofValues(
            folder.resolve("b"), Type.BOOLEAN, "yes", "true", "no", "false", "null", null);
  }

  @AfterAll
  static void stop() {
    texts.close();
    wholes.close();
    decimals.close();
    booleans.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'equalTo': 'Ann'                              | Ann
          'equalTo': 'ANN', 'ignoreCase': true          | Ann ann
          'equalTo': 'οδοσ', 'ignoreCase': true         | sig sigl
          'equalTo': ' '                                | blank
          'notEqualTo': 'Ann'                           | ann anna jo pct und axb esc sig sigl blank null empty
          'notEqualTo': 'aNN', 'ignoreCase': true       | anna jo pct und axb esc sig sigl blank null empty
          'anyOf': ['Ann', 'a_b', 'nobody']             | Ann und
          'anyOf': ['ANN', 'ANNA'], 'ignoreCase': true  | Ann ann anna
          'noneOf': ['Ann', 'ann', 'Anna', 'Jo Ann']    | pct und axb esc sig sigl blank null empty
          'noneOf': ['ANN', 'a_B', 'jo ann'], 'ignoreCase': true | anna pct axb esc sig sigl blank null empty
          'contains': 'nn'                              | Ann ann anna jo
          'contains': 'Ann'                             | Ann anna jo
          'contains': 'ANN', 'ignoreCase': true         | Ann ann anna jo
          'contains': '%'                               | pct
          'contains': '_'                               | und
          'contains': '\\\\'                              | esc
          'contains': ' '                               | jo pct blank
          'doesNotContain': 'nn'                        | pct und axb esc sig sigl blank null empty
          'startsWith': 'Ann'                           | Ann anna
          'startsWith': 'a', 'ignoreCase': true         | Ann ann anna und axb esc
          'startsWith': 'a_'                            | und
          'doesNotStartWith': 'A'                       | ann jo pct und axb esc sig sigl blank null empty
          'endsWith': 'Ann'                             | Ann jo
          'endsWith': 'OFF', 'ignoreCase': true         | pct
          'endsWith': '%'                               |
          'doesNotEndWith': 'n'                         | anna pct und axb esc sig sigl blank null empty
          'doesNotEndWith': 'N', 'ignoreCase': true     | anna pct und axb esc sig sigl blank null empty
          'isEmpty': true                               | null empty
          'isNotEmpty': true                            | Ann ann anna jo pct und axb esc sig sigl blank
          """)
  void compares_text(String test, String members) {
    assertThat(texts.where("{'attribute': 'v', " + test + "}")).isEqualTo(ids(members));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'equalTo': 1                        | 1
          'equalTo': 1.0                      | 1
          'equalTo': 1.5                      |
          'equalTo': 9223372036854775807      | big
          'equalTo': 9223372036854775806      |
          'notEqualTo': 1                     | m1 0 2 10 big null
          'anyOf': [0, 2, 99]                 | 0 2
          'anyOf': [0, 1.5]                   | 0
          'noneOf': [0, 1, 2, 10]             | m1 big null
          'greaterThan': 1                    | 2 10 big
          'greaterThan': 9223372036854775806  | big
          'greaterThan': 1.5                  | 2 10 big
          'greaterThanOrEqualTo': 1           | 1 2 10 big
          'lessThan': 1                       | m1 0
          'lessThan': 100000000000000000000   | m1 0 1 2 10 big
          'lessThanOrEqualTo': 1              | m1 0 1
          'lessThanOrEqualTo': -0.5           | m1
          'between': [0, 2]                   | 0 1 2
          'between': [0.5, 2.5]               | 1 2
          'between': [2, 2]                   | 2
          'notBetween': [0, 2]                | m1 10 big null
          'isEmpty': true                     | null
          'isNotEmpty': true                  | m1 0 1 2 10 big
          """)
  void compares_whole_numbers(String test, String members) {
    assertThat(wholes.where("{'attribute': 'v', " + test + "}")).isEqualTo(ids(members));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'equalTo': 0.1               | a
          'equalTo': 500               | e
          'equalTo': 500.00            | e
          'notEqualTo': 0.1            | m 0 b c e f null
          'anyOf': [0.1, 500, 0]       | 0 a e
          'noneOf': [0.1, 500, 0]      | m b c f null
          'greaterThan': 500           | f
          'greaterThan': 0.1           | b c e f
          'greaterThanOrEqualTo': 500  | e f
          'lessThan': 0.1              | m 0
          'lessThanOrEqualTo': 0.1     | m 0 a
          'between': [0.1, 500]        | a b c e
          'between': [-1, 0]           | m 0
          'notBetween': [0.1, 500]     | m 0 f null
          'isEmpty': true              | null
          'isNotEmpty': true           | m 0 a b c e f
          """)
  void compares_decimals(String test, String members) {
    assertThat(decimals.where("{'attribute': 'v', " + test + "}")).isEqualTo(ids(members));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'isTrue': true       | yes
          'isFalse': true      | no
          'equalTo': true      | yes
          'equalTo': false     | no
          'notEqualTo': true   | no null
          'notEqualTo': false  | yes null
          'isEmpty': true      | null
          'isNotEmpty': true   | yes no
          """)
  void compares_booleans(String test, String members) {
    assertThat(booleans.where("{'attribute': 'v', " + test + "}")).isEqualTo(ids(members));
  }

  private static java.util.Set<String> ids(String members) {
    return World.ids(members == null ? "" : members);
  }
}
