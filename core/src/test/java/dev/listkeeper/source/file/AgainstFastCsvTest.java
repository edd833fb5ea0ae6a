package dev.listkeeper.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library of good repute reads well-formed files the same way. */
class AgainstFastCsvTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void well_formed_rows_are_cut_alike(long seed) throws IOException {
    Random random = new Random(seed);
    String text = text(random, random.nextBoolean() ? "\n" : "\r\n");

    List<String> expected;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      expected =
          reader.stream()
              .map(row -> row.getStartingLineNumber() + ": " + row.getFields())
              .collect(Collectors.toList());
    }
    List<String> actual = new ArrayList<>();
    try (RowSplitter splitter =
        new RowSplitter(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Split.CSV)) {
      while (splitter.next()) {
        actual.add(splitter.line() + ": " + splitter.texts());
      }
    }

    assertThat(actual).isEqualTo(expected);
  }

  private static String text(Random random, String rowEnd) {
    StringBuilder text = new StringBuilder();
    String alphabet = "ab\"\u00e9\ud83d, \n'";
    for (int row = 0; row < 20_000; row++) {
      int columns = 4;
      for (int column = 0; column < columns; column++) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
          char c = alphabet.charAt(random.nextInt(alphabet.length()));
          value.append(c == '\ud83d' ? "\ud83d\ude00" : String.valueOf(c));
        }
        boolean quoted = random.nextInt(3) == 0 || value.toString().matches("(?s).*[\",\n].*");
        text.append(column == 0 ? "" : ",");
        text.append(quoted ? '"' + value.toString().replace("\"", "\"\"") + '"' : value);
      }
      text.append(rowEnd);
    }
    return text.toString();
  }
}
