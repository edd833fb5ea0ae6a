package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reliability.md has a row for every fault that is promised, and names tests that exist. */
class FaultMatrixTest {
  private static final Path ROOT = Path.of(System.getProperty("listkeeper.root"));

  private static final List<String> FAULTS =
      List.of(
          "throttled bursts",
          "quota exhausted mid-run",
          "500, HTML 502, 503",
          "connection reset before the service committed",
          "connection reset after the service committed",
          "slow answers",
          "hangs",
          "garbage and truncated JSON",
          "garbage and truncated CSV",
          "activity stuck",
          "activity failed, timed_out, cancelled",
          "activity partly failed",
          "counters that don't match what was sent",
          "contract limit reached",
          "access token expired mid-run",
          "refresh token rotated",
          "refresh token revoked",
          "crash in the middle of a refresh",
          "two processes refreshing at once",
          "list deleted",
          "list emptied by hand",
          "list filled by others mid-run",
          "custom field deleted mid-run",
          "opt-out between pull and import",
          "contact deleted between import and removal",
          "membership file truncated",
          "membership file lagging",
          "queue full",
          "account swapped on re-authentication",
          "disk full",
          "database gone for 30 s",
          "old backup restored",
          "kill -9 at random moments of a run");

  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern METHOD =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|OnBothDatabases)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

  @Test
  void everyFaultHasARowWithATest() throws IOException {
    List<String> rows =
        page()
            .lines()
            .filter(line -> line.startsWith("| "))
            .filter(FaultMatrixTest::isRow)
            .toList();

    assertThat(rows.stream().map(row -> cell(row, 1))).containsExactlyInAnyOrderElementsOf(FAULTS);
    assertThat(rows).allMatch(row -> NAMED.matcher(cell(row, 3)).find());
  }

  @Test
  void everyTestNamedThereExists() throws IOException {
    Map<String, String> sources = tests();
    List<String> named =
        NAMED.matcher(page()).results().map(MatchResult::group).distinct().toList();

    List<String> absent =
        named.stream()
            .filter(name -> {
              String plain = name.replace("`", "");
              int dot = plain.indexOf('.');
              String method = plain.substring(dot + 1);
              String source = sources.getOrDefault(plain.substring(0, dot), "");
              return METHOD.matcher(source).results().noneMatch(m -> m.group(1).equals(method));
            })
            .toList();

    assertThat(named).hasSizeGreaterThan(FAULTS.size());
    assertThat(absent).isEmpty();
  }

  private static boolean isRow(String line) {
    return !line.startsWith("| fault |") && !line.startsWith("| --- |");
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/reliability.md"));
  }

  /** Test classes by their simple name. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .filter(file -> file.toString().contains("src/test/java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  FaultMatrixTest::read,
                  (one, other) -> one + other));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String row, int column) {
    return List.of(row.split("\\|", -1)).get(column).strip();
  }
}
