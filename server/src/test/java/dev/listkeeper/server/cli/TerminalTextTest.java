package dev.listkeeper.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

  @ParameterizedTest
  @CsvSource({
    "'Õie \uD83D\uDE00', 'Õie \uD83D\uDE00'",
    "'a\tb\nc\rd', 'a\\tb\\nc\\rd'",
    "'\u001b[2J', '\\u001b[2J'",
    "'\u009b2J', '\\u009b2J'",
    "'a\u2028b', 'a\\u2028b'",
    "'a\u202eb', 'a\\u202eb'",
    "'a\\nb', 'a\\\\nb'",
  })
  void whatBreaksALineOrSteersATerminalIsWrittenOut(String value, String safe) {
    assertThat(TerminalText.of(value)).isEqualTo(safe);
  }
}
