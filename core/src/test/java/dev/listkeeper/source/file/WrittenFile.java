package dev.listkeeper.source.file;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** A table of made-up text, and how to write it in any format. */
record WrittenFile(List<String> header, List<List<String>> rows) {
  private static final List<String> WORDS =
      List.of("Tallinn", "M\u00fcnster", "S\u00e1nchez", "Smith & Co", "n\u00e4gu", "O'Neil", "x");

  static WrittenFile generate(Random random, int columns, boolean beyondLatin) {
    List<String> header =
        java.util.stream.IntStream.range(0, columns)
            .mapToObj(i -> "Name " + (char) ('A' + i))
            .toList();
    List<List<String>> rows =
        java.util.stream.IntStream.range(0, 30)
            .mapToObj(row ->
                java.util.stream.IntStream.range(0, columns)
                    .mapToObj(column -> value(random, row, column, beyondLatin))
                    .toList())
            .toList();
    return new WrittenFile(header, rows);
  }

  private static String value(Random random, int row, int column, boolean beyondLatin) {
    if (column == 0) {
      return Integer.toString(1_000 + row); // no blank line, and no header like any other words
    }
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> Integer.toString(random.nextInt(100_000));
      case 2 -> beyondLatin ? "\u6771\u4eac \ud83d\ude00" : "caf\u00e9";
      default -> WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(100);
    };
  }

  /** The same table with values that only quotes can hold. */
  WrittenFile withHardValues(Random random, String delimiter, String rowEnd) {
    List<String> hard =
        List.of("a" + delimiter + "b", "two" + rowEnd + "lines", "say \"hi\"", "\"", delimiter);
    return new WrittenFile(
        header,
        rows.stream()
            .map(row ->
                java.util.stream.IntStream.range(0, row.size())
                    .mapToObj(i ->
                        i > 0 && random.nextInt(5) == 0
                            ? hard.get(random.nextInt(hard.size()))
                            : row.get(i))
                    .toList())
            .toList());
  }

  byte[] write(
      Encoding encoding, boolean bom, String delimiter, String rowEnd, String quote, boolean head) {
    StringBuilder text = new StringBuilder();
    if (head) {
      append(text, header, delimiter, rowEnd, quote);
    }
    rows.forEach(row -> append(text, row, delimiter, rowEnd, quote));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (bom) {
      out.writeBytes("\ufeff".getBytes(encoding.charset()));
    }
    out.writeBytes(text.toString().getBytes(encoding.charset()));
    return out.toByteArray();
  }

  private static void append(
      StringBuilder text, List<String> row, String delimiter, String rowEnd, String quote) {
    for (int i = 0; i < row.size(); i++) {
      String value = row.get(i);
      boolean quoted =
          !quote.isEmpty()
              && (value.contains(delimiter)
                  || value.contains("\n")
                  || value.contains("\r")
                  || value.contains(quote)
                  || value.contains(rowEnd));
      text.append(i == 0 ? "" : delimiter);
      text.append(quoted ? quote + value.replace(quote, quote + quote) + quote : value);
    }
    text.append(rowEnd);
  }
}
