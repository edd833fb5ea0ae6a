package dev.listkeeper.source;

import dev.listkeeper.source.file.Encoding;
import dev.listkeeper.source.file.FileFormat;
import java.util.List;
import java.util.Optional;

/** Formats told in tests. */
final class SourceFormats {
  private SourceFormats() {}

  static FileFormat.Delimited utf8Csv() {
    return new FileFormat.Delimited(
        Optional.of(Encoding.UTF_8),
        Optional.of(","),
        Optional.empty(),
        Optional.of("\""),
        Optional.of(true),
        List.of(),
        Optional.empty());
  }

  /** Nothing told but that there is no header, and the names. */
  static FileFormat.Delimited named(String... names) {
    return new FileFormat.Delimited(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(false),
        List.of(names),
        Optional.empty());
  }
}
