package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.internal.ImportBody;
import dev.listkeeper.constantcontact.list.ListId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An import as a CSV file. It carries each column name once, so that more contacts fit than with
 * {@link ImportJson}, and a file name, by which a lost import can be found again. Values are quoted
 * where RFC 4180 asks for it and written as UTF-8; they are not changed, and whether an empty one
 * erases anything is not documented. Line ends inside values count as lines, of which the service
 * takes 40,000. Not thread-safe.
 */
public final class ImportFile implements ImportBatch {

  private static final int MOST_LINES = MOST_ROWS + 1;

  private final String fileName;
  private final int columns;
  private final ImportBody body;
  private final CsvBuffer csv = new CsvBuffer();
  private int rows;

  /**
   * Starts a file with its header.
   *
   * @param fileName letters, digits, dots, hyphens and underscores, ending in {@code .csv}; make it
   *     unique, and a lost import can be found again by it
   * @param lists the lists the contacts are added to, 1 to 50
   * @param header column names such as {@code email}, {@code first_name} and {@code cf:tier}
   */
  public ImportFile(String fileName, Collection<ListId> lists, List<String> header) {
    if (!fileName.matches("[A-Za-z0-9._-]{1,120}\\.csv")) {
      throw new IllegalArgumentException(
          "An import's file name must be plain ASCII and end in .csv.");
    }
    ImportRules.check(lists, header);
    this.fileName = fileName;
    this.columns = header.size();
    this.body =
        new ImportBody(
            fileName, lists.stream().map(ListId::value).collect(Collectors.joining(",")));
    csv.row(header);
  }

  @Override
  public boolean tryAdd(List<String> row) {
    ImportRules.check(row, columns);
    int length = csv.length();
    int lines = csv.lines();
    csv.row(row);
    if (csv.lines() <= MOST_LINES && bodyLength() <= MOST_BYTES) {
      rows++;
      return true;
    }
    csv.stepBack(length, lines);
    if (rows == 0) {
      throw ImportRules.tooLarge();
    }
    return false;
  }

  /** The name the activity will carry. */
  public String fileName() {
    return fileName;
  }

  @Override
  public int rowCount() {
    return rows;
  }

  @Override
  public int bodyLength() {
    return csv.length() + body.overhead();
  }

  /** A copy of the CSV alone. */
  public byte[] csv() {
    return Arrays.copyOf(csv.bytes(), csv.length());
  }

  ImportBody body() {
    return body;
  }

  CsvBuffer buffer() {
    return csv;
  }

  /** Never shows a row. */
  @Override
  public String toString() {
    return "ImportFile[" + fileName + ", rows=" + rows + ", bytes=" + bodyLength() + "]";
  }
}
