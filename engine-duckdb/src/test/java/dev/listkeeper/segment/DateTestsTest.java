package dev.listkeeper.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.Type;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every operator on days and moments. Now is 2026-03-31 13:30 in Tallinn (UTC+3); daylight saving
 * began there on 29 March, when 03:00 became 04:00.
 */
class DateTestsTest {
  @TempDir static Path folder;
  private static World days;
  private static World moments;

  @BeforeAll
  static void fill() {
    days =
        World.ofValues(
            folder.resolve("days"),
            Type.DATE,
            "old",
            "1999-12-31",
            "leap",
            "2024-02-29",
            "dec31",
            "2025-12-31",
            "jan1",
            "2026-01-01",
            "feb28",
            "2026-02-28",
            "mar1",
            "2026-03-01",
            "mar29",
            "2026-03-29",
            "mar30",
            "2026-03-30",
            "today",
            "2026-03-31",
            "tomorrow",
            "2026-04-01",
            "null",
            null);
    moments =
        World.ofValues(
            folder.resolve("moments"),
            Type.TIMESTAMP,
            // Local time is UTC+2 until 29 March 03:00, then UTC+3.
            "dec31",
            "2025-12-31T21:59:59.999999Z",
            "jan1",
            "2025-12-31T22:00:00Z",
            "mar27late",
            "2026-03-27T21:59:59.999999Z",
            "mar28",
            "2026-03-27T22:00:00Z",
            "mar28noon",
            "2026-03-28T11:30:00Z",
            "before",
            "2026-03-28T11:29:59.999999Z",
            "mar29",
            "2026-03-28T22:00:00Z",
            "mar30",
            "2026-03-29T21:00:00Z",
            "hour",
            "2026-03-31T09:30:00Z",
            "now",
            "2026-03-31T10:30:00Z",
            "after",
            "2026-03-31T10:30:00.000001Z",
            "null",
            null);
  }

  @AfterAll
  static void stop() {
    days.close();
    moments.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'equalTo': '2026-03-31'                     | today
          'notEqualTo': '2026-03-31'                  | old leap dec31 jan1 feb28 mar1 mar29 mar30 tomorrow null
          'anyOf': ['2024-02-29', '2026-04-01']       | leap tomorrow
          'noneOf': ['2024-02-29', '2026-04-01']      | old dec31 jan1 feb28 mar1 mar29 mar30 today null
          'greaterThan': '2026-03-30'                 | today tomorrow
          'greaterThanOrEqualTo': '2026-03-30'        | mar30 today tomorrow
          'lessThan': '2024-02-29'                    | old
          'lessThanOrEqualTo': '2024-02-29'           | old leap
          'between': ['2025-12-31', '2026-01-01']     | dec31 jan1
          'notBetween': ['2000-01-01', '2026-04-01']  | old null
          'isEmpty': true                             | null
          'isNotEmpty': true                          | old leap dec31 jan1 feb28 mar1 mar29 mar30 today tomorrow
          'withinLast': {'days': 1}                   | mar30 today
          'withinLast': {'days': 2}                   | mar29 mar30 today
          'withinLast': {'weeks': 1}                  | mar29 mar30 today
          'withinLast': {'months': 1}                 | feb28 mar1 mar29 mar30 today
          'withinLast': {'years': 1}                  | dec31 jan1 feb28 mar1 mar29 mar30 today
          'withinLast': {'years': 1000000}            | old leap dec31 jan1 feb28 mar1 mar29 mar30 today
          'notWithinLast': {'years': 1}               | old leap tomorrow null
          'yearToDate': true                          | jan1 feb28 mar1 mar29 mar30 today
          'monthOf': 'march'                          | mar1 mar29 mar30 today
          'monthOf': ['december', 'february']         | old leap dec31 feb28
          'monthOf': 4                                | tomorrow
          'dayOf': 29                                 | leap mar29
          'dayOf': [1, 31]                            | old dec31 jan1 mar1 today tomorrow
          'yearOf': 2024                              | leap
          'yearOf': [1999, 2025]                      | old dec31
          'dayOfWeek': 'tuesday'                      | today
          'dayOfWeek': ['sunday', 'wednesday']        | mar1 mar29 tomorrow dec31
          """)
  void compares_days(String test, String members) {
    assertThat(days.where("{'attribute': 'v', " + test + "}")).isEqualTo(ids(members));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'equalTo': '2026-03-28'                             | mar28 mar28noon before
          'equalTo': '2026-03-31T13:30'                       | now
          'equalTo': '2026-03-31 13:30:00'                    | now
          'equalTo': '2026-03-31T10:30:00Z'                   | now
          'equalTo': '2026-03-31T05:30:00-05:00'              | now
          'notEqualTo': '2026-03-28'                          | dec31 jan1 mar27late mar29 mar30 hour now after null
          'anyOf': ['2025-12-31', '2026-03-31T13:30']         | dec31 now
          'noneOf': ['2026-03-28', '2026-03-31']              | dec31 jan1 mar27late mar29 mar30 null
          'greaterThan': '2026-03-28'                         | mar29 mar30 hour now after
          'greaterThanOrEqualTo': '2026-03-28'                | mar28 mar28noon before mar29 mar30 hour now after
          'greaterThan': '2026-03-31T13:30'                   | after
          'greaterThanOrEqualTo': '2026-03-31T13:30'          | now after
          'lessThan': '2026-03-28'                            | dec31 jan1 mar27late
          'lessThanOrEqualTo': '2026-03-28'                   | dec31 jan1 mar27late mar28 mar28noon before
          'lessThanOrEqualTo': '2026-03-28T00:00'             | dec31 jan1 mar27late mar28
          'between': ['2026-03-28', '2026-03-29']             | mar28 mar28noon before mar29
          'between': ['2026-03-28', '2026-03-28']             | mar28 mar28noon before
          'between': ['2026-03-28T13:30', '2026-03-30T00:00'] | mar28noon mar29 mar30
          'between': ['2026-03-28T13:30', '2026-03-29']       | mar28noon mar29
          'notBetween': ['2025-12-31', '2026-03-30']          | hour now after null
          'isEmpty': true                                     | null
          'isNotEmpty': true                                  | dec31 jan1 mar27late mar28 mar28noon before mar29 mar30 hour now after
          'withinLast': {'minutes': 59}                       | now
          'withinLast': {'minutes': 60}                       | hour now
          'withinLast': {'hours': 1}                          | hour now
          'withinLast': {'days': 3}                           | mar28noon mar29 mar30 hour now
          'withinLast': {'hours': 71}                         | mar28noon mar29 mar30 hour now
          'withinLast': {'hours': 70}                         | mar29 mar30 hour now
          'withinLast': {'years': 3000}                       | dec31 jan1 mar27late mar28 mar28noon before mar29 mar30 hour now
          'notWithinLast': {'days': 3}                        | dec31 jan1 mar27late mar28 before after null
          'yearToDate': true                                  | jan1 mar27late mar28 mar28noon before mar29 mar30 hour now
          'monthOf': 'december'                               | dec31
          'monthOf': 'january'                                | jan1
          'dayOf': 28                                         | mar28 mar28noon before
          'yearOf': 2025                                      | dec31
          'dayOfWeek': 'sunday'                               | mar29
          'dayOfWeek': ['saturday', 7]                        | mar28 mar28noon before mar29
          'timeAt': '00:00'                                   | jan1 mar28 mar29 mar30
          'timeAt': '23:59'                                   | dec31 mar27late
          'timeAt': ['13:29', '13:30']                        | mar28noon before now after
          'timeAt': ['23:00', '00:00']                        | dec31 jan1 mar27late mar28 mar29 mar30
          """)
  void compares_moments(String test, String members) {
    assertThat(moments.where("{'attribute': 'v', " + test + "}")).isEqualTo(ids(members));
  }

  private static java.util.Set<String> ids(String members) {
    return World.ids(members == null ? "" : members);
  }
}
