package dev.listkeeper.source.file;

import dev.listkeeper.query.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A delimited file as an engine can read it: its well-formed rows, and the rows that are not.
 *
 * @param rowsFile line number and fields of well-formed rows
 * @param rejectsFile line number, reason and raw text of the others
 * @param detected how the file was read
 * @param types of the columns, in their order
 * @param values how many cells of each column hold a value
 */
public record StagedFile(
    Path rowsFile,
    Path rejectsFile,
    long rows,
    long rejects,
    Detected detected,
    List<ColumnType> types,
    List<Long> values) {
  /** Holds the line number in both. */
  public static final String LINE = "line";

  public static final String REASON = "reason";
  public static final String RAW = "raw";

  public StagedFile {
    types = List.copyOf(types);
    values = List.copyOf(values);
  }

  /** The staged name of a column by its position; no name of a header gets in its way. */
  public static String field(int column) {
    return "c" + column;
  }

  /** Well-formed rows: {@link #LINE} and a {@link #field} for each column. */
  public Query.Staged staged() {
    return new Query.Staged(
        rowsFile,
        Stream.concat(Stream.of(LINE), IntStream.range(0, types.size()).mapToObj(StagedFile::field))
            .toList());
  }

  /** Malformed rows: {@link #LINE}, {@link #REASON}, {@link #RAW}. */
  public Query.Staged stagedRejects() {
    return new Query.Staged(rejectsFile, List.of(LINE, REASON, RAW));
  }
}
