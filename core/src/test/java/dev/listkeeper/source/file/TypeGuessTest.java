package dev.listkeeper.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '`',
      value = {
        "1 -2 0 = INTEGER",
        "999999999999999999 = INTEGER",
        "9999999999999999999 = DECIMAL",
        "1 2.50 -.5 .0000 = DECIMAL",
        "12345678901234567890123456789 = TEXT",
        "1.12345678901 = TEXT",
        "00123 1 = TEXT",
        "007.5 = TEXT",
        "+3725551234 = TEXT",
        "12E5 = TEXT",
        "1. = TEXT",
        "- = TEXT",
        "1_000 = TEXT",
        "t f = BOOLEAN",
        "true FALSE = BOOLEAN",
        "yes No = BOOLEAN",
        "M F = TEXT",
        "Y N = TEXT",
        "0 1 = INTEGER",
        "2024-02-29 = DATE",
        "2023-02-29 = TEXT",
        "2024-13-01 = TEXT",
        "2024-02-29 2024-02-29T10:00 = TIMESTAMP",
        "2024-02-29T23:59:59.123456789Z = TIMESTAMP",
        "2024-02-29T10:00:00+02:00 = TIMESTAMP",
        "2024-02-29T24:00 = TEXT",
        "04/18/1966 5/4/1965 = DATE written M/d/yyyy",
        "18/04/1966 5/4/1965 = DATE written d/M/yyyy",
        "18/04/1966 04/18/1965 = TEXT",
        "28.2.2026 = DATE written d.M.yyyy",
        "28-02-2026 = DATE written d-M-yyyy",
        "28.2.2026T9:05 = TIMESTAMP written d.M.yyyy",
        "20260228 = INTEGER",
        "1/2/26 = TEXT",
        "1 x = TEXT",
        "1 2024-02-29 = TEXT"
      })
  void all_values_decide(String values, String words) {
    assertThat(guess(values.strip().split(" ")).written()).isEqualTo(words.strip());
  }

  @Test
  void a_column_without_values_is_text() {
    assertThat(guess("", "")).isEqualTo(ColumnType.TEXT);
    assertThat(guess("", "5", "").written()).isEqualTo("INTEGER");
  }

  @Test
  void dates_that_fit_both_ways_are_month_first_and_said_to_be_ambiguous() {
    ColumnType type = guess("01/02/2024", "03/04/2024");

    assertThat(type.written()).isEqualTo("DATE written M/d/yyyy");
    assertThat(type.words()).contains("d/M/yyyy would fit all values as well");
  }

  private static ColumnType guess(String... values) {
    TypeGuess guess = new TypeGuess();
    for (String value : values) {
      byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
      guess.see(bytes, 1, bytes.length - 1);
    }
    return guess.type();
  }
}
