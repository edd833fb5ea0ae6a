package dev.listkeeper.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {
  @ParameterizedTest
  @CsvSource({
    "Spring newsletter, spring-newsletter",
    "Õpetajad & lapsevanemad!, opetajad-lapsevanemad",
    "2026 spring, spring",
    "--, unnamed",
    "新闻, unnamed",
    "a' OR 1=1, a-or-1-1",
  })
  void a_display_name_becomes_a_key(String displayName, String key) {
    assertThat(Key.named(displayName, any -> false)).isEqualTo(new Key(key));
  }

  @Test
  void a_taken_key_gets_a_number() {
    Set<Key> taken = Set.of(new Key("spring"), new Key("spring-2"));

    assertThat(Key.named("Spring", taken::contains)).isEqualTo(new Key("spring-3"));
  }

  @Test
  void a_long_name_is_cut() {
    assertThat(Key.named("x".repeat(200), any -> false).value()).hasSize(50);
  }
}
