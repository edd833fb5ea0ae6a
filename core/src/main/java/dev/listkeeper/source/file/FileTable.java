package dev.listkeeper.source.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table that is read from a file; {@code key} and {@code file} are enough.
 *
 * @param file its name below the source's folder
 * @param format how it stands in the file; by the ending of the name unless given
 * @param primaryKey the column whose value every row has, a different one each
 * @param columns what is said about columns, by name; the others are detected
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FileTable(
    Key key,
    String file,
    Optional<FileFormat> format,
    Optional<String> primaryKey,
    Map<String, ColumnOverride> columns) {

  public FileTable {
    if (key == null) {
      throw new Problem(ProblemCode.INVALID_REQUEST, "A table needs a key.");
    }
    if (file == null || file.isBlank()) {
      throw new Problem(ProblemCode.INVALID_REQUEST, "Table '" + key + "' needs a file.");
    }
    // A map left out in a file arrives as null; the order in which people wrote it is kept.
    columns =
        columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    FileFormat effective = format.orElse(FileFormat.byName(file));
    if (effective instanceof FileFormat.Parquet && !columns.isEmpty()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "Table '"
              + key
              + "' is a Parquet file, which says the types of its columns itself: leave out what"
              + " is said about columns.");
    }
  }

  public static FileTable of(String key, String file) {
    return new FileTable(new Key(key), file, Optional.empty(), Optional.empty(), Map.of());
  }

  public FileTable withFormat(FileFormat format) {
    return new FileTable(key, file, Optional.of(format), primaryKey, columns);
  }

  public FileTable withPrimaryKey(String column) {
    return new FileTable(key, file, format, Optional.of(column), columns);
  }

  public FileTable withColumn(String name, ColumnOverride override) {
    Map<String, ColumnOverride> more = new LinkedHashMap<>(columns);
    more.put(name, override);
    return new FileTable(key, file, format, primaryKey, more);
  }

  /** The format given, or the one the file's name tells. */
  public FileFormat effectiveFormat() {
    return format.orElseGet(() -> FileFormat.byName(file));
  }
}
