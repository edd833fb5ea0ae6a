package dev.listkeeper.server.web.source;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.file.Encoding;
import dev.listkeeper.source.file.FileFormat;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A data source of one file as a person fills it in: texts as typed, none of them null; an empty
 * text leaves it to be detected.
 *
 * @param folder as a source names it
 * @param header yes or no
 * @param customers not empty when the table is to hold the customers
 */
public record SourceFields(
    String folder,
    String file,
    String displayName,
    String table,
    String primaryKey,
    String delimiter,
    String encoding,
    String header,
    String customers) {
  static final String TAB = "tab";

  @SuppressWarnings("NullAway") // a field that a browser does not send arrives as null
  public SourceFields {
    folder = folder == null ? "" : folder;
    file = file == null ? "" : file;
    displayName = displayName == null ? "" : displayName.strip();
    table = table == null ? "" : table.strip();
    primaryKey = primaryKey == null ? "" : primaryKey;
    delimiter = delimiter == null ? "" : delimiter;
    encoding = encoding == null ? "" : encoding;
    header = header == null ? "" : header;
    customers = customers == null ? "" : customers;
  }

  /** With the names that the file's own name suggests, where none are given. */
  SourceFields suggested() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return new SourceFields(
        folder,
        file,
        displayName.isEmpty() ? stem : displayName,
        table.isEmpty() ? Key.named(stem, _ -> false).value() : table,
        primaryKey,
        delimiter,
        encoding,
        header,
        customers);
  }

  /** What is wrong, by field; empty when it can become a data source. */
  Map<String, String> mistakes(Words words) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    if (displayName.isEmpty()) {
      mistakes.put("displayName", words.say("source.need.name"));
    }
    if (!isKey(table)) {
      mistakes.put("table", words.say("source.need.table"));
    }
    if (!customers.isEmpty() && primaryKey.isEmpty()) {
      mistakes.put("primaryKey", words.say("source.need.key"));
    }
    return mistakes;
  }

  private static boolean isKey(String text) {
    try {
      return !Key.of(text).value().isEmpty();
    } catch (Problem noKey) {
      return false;
    }
  }

  /** The table these fields describe; its name may still be wrong. */
  FileTable fileTable() {
    Key key = isKey(table) ? Key.of(table) : Key.of("table");
    return new FileTable(
        key, file, format(), Optional.of(primaryKey).filter(one -> !one.isEmpty()), Map.of());
  }

  private Optional<FileFormat> format() {
    if (FileFormat.byName(file) instanceof FileFormat.Parquet
        || (delimiter.isEmpty() && encoding.isEmpty() && header.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new FileFormat.Delimited(
            encoding.isEmpty() ? Optional.empty() : Optional.of(Encoding.of(encoding)),
            Optional.of(delimiter.equals(TAB) ? "\t" : delimiter).filter(one -> !one.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            header.isEmpty() ? Optional.empty() : Optional.of(header.equals("yes")),
            List.of(),
            Optional.empty()));
  }

  DataSource source(Key key) {
    return new DataSource(key, displayName, folder, List.of(fileTable()));
  }

  /** Where a file is looked at. */
  static String address(String folder, String file) {
    return UriComponentsBuilder.fromPath("/sources/_file")
        .queryParam("folder", "{folder}")
        .queryParam("file", "{file}")
        .encode()
        .buildAndExpand(folder, file)
        .toUriString();
  }
}
