package dev.listkeeper.constantcontact.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.list.ListId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {

  private static final List<ListId> LISTS = List.of(new ListId("l1"));

  @Test
  void quotesOnlyWhatNeedsIt() {
    var file = file("email", "note");

    file.tryAdd(List.of("ana@example.org", "a,b"));
    file.tryAdd(List.of("b@example.org", "say \"hi\""));
    file.tryAdd(List.of("c@example.org", "two\nlines"));
    file.tryAdd(List.of("d@example.org", " edge "));
    file.tryAdd(List.of("é@example.org", "😀"));
    file.tryAdd(List.of("f@example.org", ""));

    assertThat(new String(file.csv(), StandardCharsets.UTF_8))
        .isEqualTo(
            "email,note\r\nana@example.org,\"a,b\"\r\nb@example.org,\"say \"\"hi\"\"\"\r\n"
                + "c@example.org,\"two\nlines\"\r\nd@example.org,\" edge \"\r\n"
                + "é@example.org,😀\r\nf@example.org,\r\n");
    assertThat(file.rowCount()).isEqualTo(6);
  }

  @Test
  void takes39999ContactsAndNoMore() {
    var file = file("email");

    for (int i = 0; i < 39_999; i++) {
      assertThat(file.tryAdd(List.of("a@b.org"))).isTrue();
    }

    int length = file.bodyLength();
    assertThat(file.tryAdd(List.of("a@b.org"))).isFalse();
    assertThat(file.rowCount()).isEqualTo(39_999);
    assertThat(file.bodyLength()).isEqualTo(length);
  }

  @Test
  void countsLineBreaksInsideValuesAsLines() {
    var file = file("email", "note");
    int added = 0;

    while (file.tryAdd(List.of("a@b.org", "x\r\ny\n"))) {
      added++;
    }

    assertThat(added).isEqualTo(39_999 / 3);
  }

  @Test
  void staysBelowTheLargestBodyToTheByte() {
    var file = file("note");
    String row = "x".repeat(998);
    int free = ImportFile.MOST_BYTES - file.bodyLength();

    for (int i = 0; i < free / 1_000; i++) {
      assertThat(file.tryAdd(List.of(row))).isTrue();
    }

    int left = ImportFile.MOST_BYTES - file.bodyLength();
    assertThat(file.tryAdd(List.of("x".repeat(left - 1)))).isFalse();
    assertThat(file.tryAdd(List.of("x".repeat(left - 2)))).isTrue();
    assertThat(file.bodyLength()).isEqualTo(3_900_000);
  }

  @Test
  void refusesARowThatFitsNoFile() {
    var file = file("note");

    assertThatThrownBy(() -> file.tryAdd(List.of("x".repeat(3_900_000))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> file.tryAdd(List.of("a", "b"))).hasMessageContaining("2 values");
    assertThat(file.rowCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a\".csv", "a\r\nb.csv", "über.csv", ".csv/x", "a/b.csv"})
  void refusesFileNamesThatCouldBreakTheRequest(String name) {
    assertThatThrownBy(() -> new ImportFile(name, LISTS, List.of("email")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void batchesAMillionRowsInWellUnderTwoSeconds() {
    long start = System.nanoTime();
    var file = file("email", "first_name", "last_name");
    int files = 1;
    for (int i = 0; i < 1_000_000; i++) {
      List<String> row = List.of("person" + i + "@example.org", "Ana", "Silva, Jr.");
      if (!file.tryAdd(row)) {
        file = file("email", "first_name", "last_name");
        files++;
        file.tryAdd(row);
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(files).isEqualTo(26);
    assertThat(took).isLessThan(Duration.ofSeconds(2));
  }

  private static ImportFile file(String... header) {
    return new ImportFile("batch-1.csv", LISTS, List.of(header));
  }
}
