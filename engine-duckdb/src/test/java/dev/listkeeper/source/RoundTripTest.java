package dev.listkeeper.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.Type;
import dev.listkeeper.source.file.ColumnOverride;
import dev.listkeeper.source.file.Encoding;
import dev.listkeeper.source.file.FileFormat;
import dev.listkeeper.source.file.FileTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds comes out of the stored table again, or is a reject. */
class RoundTripTest {
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "+|", "\u001f", "::");
  private static final List<String> ROW_ENDS = List.of("\n", "\r\n", "\r", "&|\n", "<end>");

  @TempDir Path home;
  private Reading reading;

  @BeforeEach
  void start() {
    reading = new Reading(home);
  }

  @AfterEach
  void stop() {
    reading.close();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_text_in_any_format_is_stored_as_it_is(long seed) {
    Random random = new Random(seed);
    Encoding encoding = pick(random, List.of(Encoding.values()));
    String delimiter = pick(random, DELIMITERS);
    String rowEnd = pick(random, ROW_ENDS);
    char quote = random.nextBoolean() ? '"' : '\'';
    List<List<String>> rows = rows(random, encoding, 1 + random.nextInt(6));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (String cell : row) {
        String doubled = cell.replace(String.valueOf(quote), "" + quote + quote);
        cells.add(quote + doubled + quote);
      }
      text.append(String.join(delimiter, cells)).append(rowEnd);
    }
    reading.file("t.csv", text.toString().getBytes(encoding.charset()));
    FileTable table =
        FileTable.of("t", "t.csv")
            .withFormat(
                new FileFormat.Delimited(
                    Optional.of(encoding),
                    Optional.of(delimiter),
                    Optional.of(rowEnd),
                    Optional.of(String.valueOf(quote)),
                    Optional.of(false),
                    List.of(),
                    Optional.empty()));
    for (int i = 1; i <= rows.getFirst().size(); i++) {
      table = table.withColumn("column" + i, ColumnOverride.of(Type.TEXT));
    }

    TableRead read = reading.read(table);

    assertThat(read.rejected()).isZero();
    assertThat(reading.rows(read))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream()
                .map(row ->
                    String.join(
                        "|", row.stream().map(cell -> cell.isEmpty() ? "-" : cell).toList()))
                .toList());
  }

  private static List<List<String>> rows(Random random, Encoding encoding, int columns) {
    String some = "ab \"',;|+&<>\n\r\t\u001f\u00e9\u00ff" + "0.-/";
    String any = some + "\u20ac\u6771\u200b";
    String alphabet = encoding.charset().name().startsWith("UTF") ? any : some;
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < 200; row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
          cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        cells.add(cell.toString());
      }
      rows.add(cells);
    }
    return rows;
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void the_longest_rows_reach_the_table() {
    String quotes = "\"\"".repeat(490_000);
    reading.file("t.csv", "id,text\n1,\"" + quotes + "\"\n2," + "x".repeat(1_000_100) + "\n3,c\n");

    TableRead read = reading.read(FileTable.of("t", "t.csv"));

    assertThat(reading.rows(read)).containsExactly("1|" + "\"".repeat(490_000), "3|c");
    assertThat(reading.rejects(read))
        .singleElement()
        .asString()
        .startsWith("t.csv|3|the row is longer than 1000000 bytes|2,xxx");
  }
}
