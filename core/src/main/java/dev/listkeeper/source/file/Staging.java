package dev.listkeeper.source.file;

import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a delimited file apart once, from its first byte to its last, for an engine to go on. */
public final class Staging {
  private final Path file;
  private final Map<String, ColumnOverride> overrides;
  private final Path folder;

  private long beyondAscii;
  private long undecodable;

  private Staging(Path file, Map<String, ColumnOverride> overrides, Path folder) {
    this.file = file;
    this.overrides = overrides;
    this.folder = folder;
  }

  /**
   * Stages a file.
   *
   * @param folder an existing, empty folder, for the caller to remove
   */
  public static StagedFile stage(
      Path file, FileFormat.Delimited format, Map<String, ColumnOverride> overrides, Path folder) {
    Detected detected = Detection.of(file, format);
    checkOverrides(file, detected.columnNames(), overrides);
    Staging staging = new Staging(file, overrides, folder);
    StagedFile staged = staging.stage(detected, "1");
    // The sample may have been all ASCII where the rest is not UTF-8.
    boolean guessedWrong =
        format.encoding().isEmpty()
            && detected.dialect().encoding() == Encoding.UTF_8
            && staging.undecodable > 0
            && staging.beyondAscii == 0;
    return guessedWrong ? staging.stage(inWindows1252(detected), "2") : staged;
  }

  static void checkOverrides(Path file, List<String> names, Map<String, ColumnOverride> overrides) {
    for (String name : overrides.keySet()) {
      if (!names.contains(name)) {
        throw new Problem(
            ProblemCode.UNKNOWN_COLUMN,
            file + " has no column '" + name + "'; " + Nearest.advice(name, names));
      }
    }
  }

  private static Detected inWindows1252(Detected utf8) {
    Dialect dialect = utf8.dialect();
    return new Detected(
        new Dialect(Encoding.WINDOWS_1252, dialect.delimiter(), dialect.rowEnd(), dialect.quote()),
        utf8.header(),
        utf8.columnNames(),
        Stream.concat(
                Stream.of(
                    "The encoding is windows-1252: past its beginning, the file has bytes that are not UTF-8."),
                utf8.explanation().stream().skip(1))
            .toList());
  }

  private StagedFile stage(Detected detected, String pass) {
    Path rowsFile = folder.resolve("rows" + pass);
    Path rejectsFile = folder.resolve("rejects" + pass);
    int columns = detected.columnNames().size();
    List<TypeGuess> guesses = Stream.generate(TypeGuess::new).limit(columns).toList();
    try (InputStream in = Files.newInputStream(file);
        RowSplitter splitter =
            new RowSplitter(new Utf8Stream(in, detected.dialect().encoding()), detected.dialect());
        StagedRows rows = new StagedRows(rowsFile);
        StagedRows rejects = new StagedRows(rejectsFile)) {
      RowWriter writer = new RowWriter(splitter, detected.dialect(), guesses, rows);
      boolean more = splitter.next();
      if (more && detected.header()) {
        more = splitter.next();
      }
      for (; more; more = splitter.next()) {
        Optional<RowFault> fault = splitter.fault().or(() -> writer.write());
        if (fault.isPresent()) {
          reject(splitter, fault.get(), rejects);
        } else if (splitter.beyondAscii()) {
          beyondAscii++;
        }
      }
      return new StagedFile(
          rowsFile,
          rejectsFile,
          rows.rows(),
          rejects.rows(),
          detected,
          types(detected.columnNames(), guesses),
          guesses.stream().map(TypeGuess::values).toList());
    } catch (IOException e) {
      throw AllowedFolders.unreadable(file, e);
    }
  }

  private void reject(RowSplitter splitter, RowFault fault, StagedRows rejects) throws IOException {
    if (fault instanceof RowFault.Undecodable) {
      undecodable++;
    }
    rejects.number(splitter.line());
    rejects.text(fault.words());
    rejects.text(splitter.raw());
    rejects.endRow();
  }

  private List<ColumnType> types(List<String> names, List<TypeGuess> guesses) {
    List<ColumnType> types = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ColumnOverride override = overrides.get(names.get(i));
      types.add(override == null ? guesses.get(i).type() : ColumnType.of(override));
    }
    return types;
  }
}
