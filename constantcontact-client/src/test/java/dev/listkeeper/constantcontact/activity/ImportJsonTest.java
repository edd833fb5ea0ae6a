package dev.listkeeper.constantcontact.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.list.ListId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportJsonTest {

  private static final List<ListId> LISTS = List.of(new ListId("l1"));

  @Test
  void takes39999ContactsAndNoMore() {
    var batch = new ImportJson(LISTS, List.of("email"));

    for (int i = 0; i < 39_999; i++) {
      assertThat(batch.tryAdd(List.of("a@b.org"))).isTrue();
    }

    int length = batch.bodyLength();
    assertThat(batch.tryAdd(List.of("a@b.org"))).isFalse();
    assertThat(batch.rowCount()).isEqualTo(39_999);
    assertThat(batch.bodyLength()).isEqualTo(length);
  }

  @Test
  void staysBelowTheLargestBodyToTheByte() {
    var batch = new ImportJson(LISTS, List.of("k"));
    int around = "{\"k\":\"\"}".length();
    batch.tryAdd(List.of("x".repeat(1_000)));
    int free = ImportBatch.MOST_BYTES - batch.bodyLength() - around - 1;

    assertThat(batch.tryAdd(List.of("x".repeat(free + 1)))).isFalse();
    assertThat(batch.tryAdd(List.of("é".repeat(free / 2 + 1)))).isFalse();
    assertThat(batch.rowCount()).isEqualTo(1);
    assertThat(batch.tryAdd(List.of("x".repeat(free)))).isTrue();
    assertThat(batch.bodyLength()).isEqualTo(3_900_000);
  }

  @Test
  void refusesARowThatFitsNoBatch() {
    var batch = new ImportJson(LISTS, List.of("k"));

    assertThatThrownBy(() -> batch.tryAdd(List.of("x".repeat(3_900_000))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> batch.tryAdd(List.of("a", "b"))).hasMessageContaining("2 values");
    assertThat(batch.rowCount()).isZero();
  }

  @Test
  void refusesWhatTheServiceCouldNotTell() {
    List<ListId> many = Collections.nCopies(51, new ListId("l1"));

    assertThatThrownBy(() -> new ImportJson(many, List.of("email"))).hasMessageContaining("50");
    assertThatThrownBy(() -> new ImportJson(LISTS, List.of())).hasMessageContaining("header");
    assertThatThrownBy(() -> new ImportJson(LISTS, List.of("email", "email")))
        .hasMessageContaining("twice");
  }
}
