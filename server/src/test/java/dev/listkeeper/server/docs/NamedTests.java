package dev.listkeeper.server.docs;

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

/** A page of the documentation that names the tests which prove what it says. */
public final class NamedTests {
  private static final Path ROOT = Path.of(System.getProperty("listkeeper.root"));
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final Pattern METHOD =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|OnBothDatabases)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

  private final String page;

  /**
   * A page.
   *
   * @param path from the root of the project
   */
  public NamedTests(String path) {
    this.page = read(ROOT.resolve(path));
  }

  /** The cells of the rows of its tables whose first cell is like that, without blanks around. */
  public List<List<String>> rows(Pattern first) {
    return page.lines()
        .filter(line -> line.startsWith("| "))
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .filter(cells -> first.matcher(cells.getFirst()).matches())
        .toList();
  }

  /** Whether a cell names a test. */
  public static boolean names(String cell) {
    return NAMED.matcher(cell).find();
  }

  /** All that are named, as {@code `Class.method`}. */
  public List<String> all() {
    return NAMED.matcher(page).results().map(MatchResult::group).distinct().toList();
  }

  /** Those among them that don't exist. */
  public List<String> absent() throws IOException {
    Map<String, String> sources = sources();
    return all().stream()
        .filter(name -> {
          String plain = name.replace("`", "");
          int dot = plain.indexOf('.');
          String method = plain.substring(dot + 1);
          String source = sources.getOrDefault(plain.substring(0, dot), "");
          return METHOD.matcher(source).results().noneMatch(m -> m.group(1).equals(method));
        })
        .toList();
  }

  /** Sources of test classes by their simple name. */
  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .filter(file -> file.toString().contains("src/test/java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  NamedTests::read,
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
}
