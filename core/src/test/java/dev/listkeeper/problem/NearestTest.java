package dev.listkeeper.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void only_a_slip_of_the_hand_is_taken_for_another_name() {
    assertThat(Nearest.advice("ee-buyrs", List.of("ee-buyers", "lv-buyers")))
        .isEqualTo("did you mean 'ee-buyers'?");
    assertThat(Nearest.advice("lv", List.of("ee-buyers"))).isEqualTo("known here are ee-buyers.");
  }

  @Test
  void a_long_list_is_cut() {
    List<String> known = IntStream.range(100, 125).mapToObj(Integer::toString).toList();

    assertThat(Nearest.advice("somewhere", known)).endsWith("118, 119 and 5 more.");
  }
}
