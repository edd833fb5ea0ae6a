package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.internal.ImportBody;
import dev.listkeeper.constantcontact.list.ListId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One import being filled, never larger than what the service takes in whole: beyond 40,000 lines
 * or 4 MB it drops the rest in silence. Values are quoted where RFC 4180 asks for it and written as
 * UTF-8; they are not changed, and whether an empty one erases anything is not documented. Not
 * thread-safe.
 */
public final class ImportFile {

  /** Most contacts in one file. */
  public static final int MOST_ROWS = 39_999;

  /** Most bytes of the whole request body, what multipart adds included. */
  public static final int MOST_BYTES = 3_900_000;

  private static final int MOST_LINES = MOST_ROWS + 1;
  private static final int MOST_LISTS = 50;

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
    if (lists.isEmpty() || lists.size() > MOST_LISTS) {
      throw new IllegalArgumentException("An import needs 1 to 50 lists.");
    }
    if (header.isEmpty()) {
      throw new IllegalArgumentException("An import needs a header.");
    }
    this.fileName = fileName;
    this.columns = header.size();
    this.body =
        new ImportBody(
            fileName, lists.stream().map(ListId::value).collect(Collectors.joining(",")));
    csv.row(header);
  }

  /**
   * Adds a contact if there is room for it.
   *
   * @param row one value for each column, empty for none
   * @return false, and nothing is added, when the file is full: go on with a new one
   * @throws IllegalArgumentException when the number of values is not that of the header, or the
   *     row alone is larger than any file may be
   */
  public boolean tryAdd(List<String> row) {
    if (row.size() != columns) {
      throw new IllegalArgumentException(
          "A row has " + row.size() + " values, the header has " + columns + ".");
    }
    int length = csv.length();
    int lines = csv.lines();
    csv.row(row);
    if (csv.lines() <= MOST_LINES && bodyLength() <= MOST_BYTES) {
      rows++;
      return true;
    }
    csv.stepBack(length, lines);
    if (rows == 0) {
      throw new IllegalArgumentException("One row alone is larger than an import may be.");
    }
    return false;
  }

  /** The name the activity will carry. */
  public String fileName() {
    return fileName;
  }

  /** Contacts so far, the header not counted. */
  public int rowCount() {
    return rows;
  }

  /** Bytes of the whole request body so far: exactly its Content-Length. */
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
