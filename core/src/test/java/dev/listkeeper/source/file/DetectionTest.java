package dev.listkeeper.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionTest {
  @TempDir Path folder;

  record Written(
      long seed,
      Encoding encoding,
      boolean bom,
      String delimiter,
      String rowEnd,
      String quote,
      boolean header) {}

  static Stream<Written> matrix() {
    List<Written> all = new ArrayList<>();
    long seed = 1;
    for (Encoding encoding : Encoding.values()) {
      boolean marked = encoding != Encoding.WINDOWS_1252 && encoding != Encoding.ISO_8859_1;
      for (boolean bom : marked ? new boolean[] {true, false} : new boolean[] {false}) {
        for (String delimiter : List.of(",", ";", "\t", "|", "+|", ", ", "||", "^")) {
          for (String rowEnd : List.of("\n", "\r\n", "\r", "&|\n")) {
            for (String quote : List.of("\"", "")) {
              for (boolean header : new boolean[] {true, false}) {
                all.add(new Written(seed++, encoding, bom, delimiter, rowEnd, quote, header));
              }
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void what_was_written_is_read_without_being_told(Written as) throws IOException {
    Random random = new Random(as.seed());
    boolean unicode = as.encoding().charset().name().startsWith("UTF");
    WrittenFile file = WrittenFile.generate(random, 4, unicode);
    if (!as.quote().isEmpty()) {
      file = file.withHardValues(random, as.delimiter(), as.rowEnd());
    }
    Path path =
        Files.write(
            folder.resolve("t.csv"),
            file.write(
                as.encoding(), as.bom(), as.delimiter(), as.rowEnd(), as.quote(), as.header()));

    Sample sample = Sample.of(path, FileFormat.Delimited.DETECTED, Map.of(), 1_000);

    assertThat(sample.rows()).isEqualTo(file.rows());
    assertThat(sample.detected().header()).isEqualTo(as.header());
    if (as.header()) {
      assertThat(sample.detected().columnNames()).isEqualTo(file.header());
    }
    assertThat(sample.detected().explanation()).hasSize(5).allMatch(s -> s.endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void what_was_written_is_read_as_told(Written as) throws IOException {
    Random random = new Random(as.seed());
    String quote = as.quote().isEmpty() ? "" : "'";
    WrittenFile file =
        WrittenFile.generate(random, 1 + random.nextInt(9), false)
            .withHardValues(random, quote.isEmpty() ? "-" : as.delimiter(), "~");
    Path path =
        Files.write(
            folder.resolve("t.csv"),
            file.write(as.encoding(), as.bom(), as.delimiter(), as.rowEnd(), quote, as.header()));
    FileFormat.Delimited told =
        new FileFormat.Delimited(
            Optional.of(as.encoding()),
            Optional.of(as.delimiter()),
            Optional.of(as.rowEnd()),
            Optional.of(quote.isEmpty() ? FileFormat.Delimited.NO_QUOTE : quote),
            Optional.of(as.header()),
            List.of(),
            Optional.empty());

    assertThat(Sample.of(path, told, Map.of(), 1_000).rows()).isEqualTo(file.rows());
  }

  @Test
  void windows_1252_is_told_by_bytes_that_are_not_utf_8() throws IOException {
    Sample sample = sample("name,price\ncaf\u00e9,\u20ac5\n", Charset.forName("windows-1252"));

    assertThat(sample.detected().dialect().encoding()).isEqualTo(Encoding.WINDOWS_1252);
    assertThat(sample.rows()).containsExactly(List.of("caf\u00e9", "\u20ac5"));
  }

  @Test
  void a_few_damaged_rows_do_not_change_the_encoding() throws IOException {
    byte[] bytes = "n,c\n\u00e4,1\n\u00f6,2\nXX,3\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 'X' && bytes[i + 1] == 'X' ? (byte) 0xE9 : bytes[i];
    }
    Path path = Files.write(folder.resolve("t.csv"), bytes);

    Sample sample = Sample.of(path, FileFormat.Delimited.DETECTED, Map.of(), 9);

    assertThat(sample.detected().dialect().encoding()).isEqualTo(Encoding.UTF_8);
    assertThat(sample.rows()).hasSize(2);
  }

  @Test
  void decimal_commas_do_not_hide_semicolons() throws IOException {
    Sample sample = sample("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", StandardCharsets.UTF_8);

    assertThat(sample.detected().dialect().delimiter()).isEqualTo(";");
  }

  @Test
  void quotes_in_tab_files_are_just_characters() throws IOException {
    Sample sample =
        sample("id\tname\n1\t\"Lefty\" Bob\n2\t5\" pipe\n3\t\"odd\n", StandardCharsets.UTF_8);

    assertThat(sample.detected().dialect().quote()).isEmpty();
    assertThat(sample.rows()).contains(List.of("1", "\"Lefty\" Bob"), List.of("3", "\"odd"));
  }

  @Test
  void a_header_is_told_by_words_above_values() throws IOException {
    assertThat(sample("1,a\n2,b\n", StandardCharsets.UTF_8).detected().header()).isFalse();
    assertThat(sample("id,n\n2,b\n", StandardCharsets.UTF_8).detected().header()).isTrue();
    assertThat(sample("a@b.ee,n\nc@d.ee,b\n", StandardCharsets.UTF_8).detected().header())
        .isFalse();
    assertThat(sample("id,name\n", StandardCharsets.UTF_8).detected().header()).isTrue();
    assertThat(sample("x,y\nx,z\n", StandardCharsets.UTF_8).detected().header()).isFalse();
    assertThat(sample(",name\n1,z\n", StandardCharsets.UTF_8).detected().columnNames())
        .containsExactly("column1", "column2");
  }

  @Test
  void a_file_without_rows_can_t_be_understood() {
    for (String text : List.of("", "\ufeff", "\n\r\n\n")) {
      assertThatThrownBy(() -> sample(text, StandardCharsets.UTF_8))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("holds no row that can be read");
    }
  }

  @Test
  void a_malformed_first_row_is_said() {
    assertThatThrownBy(() -> sample("a\0,b\n1,2\n3,4\n", StandardCharsets.UTF_8))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("malformed (a NUL character)");
  }

  private Sample sample(String text, Charset charset) throws IOException {
    Path path = Files.write(folder.resolve("t.csv"), text.getBytes(charset));
    return Sample.of(path, FileFormat.Delimited.DETECTED, Map.of(), 20);
  }
}
