package dev.listkeeper.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {
  @Test
  void names_are_made_usable_and_different() {
    assertThat(
            ColumnNames.of(
                List.of(
                    "id", "", " Name\t\n(long) ", "NAME (LONG)", "a/b", "id", "ID_2", "\u00a0")))
        .containsExactly(
            "id", "column2", "Name (long)", "NAME (LONG)_2", "a_b", "id_3", "ID_2", "column8");
  }

  @Test
  void a_numbered_name_gives_way_to_a_real_one() {
    assertThat(ColumnNames.of(List.of("", "column1"))).containsExactly("column1_2", "column1");
  }

  @Test
  void long_names_are_cut_between_characters() {
    assertThat(ColumnNames.of(List.of("\ud83d\ude00".repeat(200))).getFirst())
        .isEqualTo("\ud83d\ude00".repeat(120));
  }

  @Test
  void columns_without_a_header_are_numbered() {
    assertThat(ColumnNames.numbered(3)).containsExactly("column1", "column2", "column3");
  }
}
