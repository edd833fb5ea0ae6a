package dev.listkeeper.server.workspace;

import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.store.DefinitionMistake;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A workspace file that was read.
 *
 * @param sections which are written in it; about the others it says nothing
 */
public record WorkspaceFile(Contents contents, Set<String> sections) {
  private static final Pattern PLACE =
      Pattern.compile("((?:[A-Za-z]+)(?:\\.[A-Za-z]+|\\[\\d+])*): ", Pattern.DOTALL);
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  /**
   * Reads a file, whose text may be JSON as well.
   *
   * @throws Problem WORKSPACE_FILE_INVALID with the line
   */
  public static WorkspaceFile read(String text, JsonMapper mapper, Sections all) {
    YamlLines lines = lines(text);
    Contents contents = contents(text, mapper, lines);
    contents
        .version()
        .filter(version -> version != Contents.VERSION)
        .ifPresent(version -> {
          throw invalid(
              "version",
              lines,
              "this Listkeeper reads files of version " + Contents.VERSION + " only.");
        });
    all.all().forEach(section -> refuseTwice(section.name(), section.in().apply(contents), lines));
    Set<String> given = new HashSet<>();
    all.all().stream().map(Section::name).filter(lines::has).forEach(given::add);
    return new WorkspaceFile(contents, Set.copyOf(given));
  }

  /** What is written, as a file. */
  public static String write(Contents contents, JsonMapper mapper) {
    return YAML.writeValueAsString(mapper.valueToTree(contents));
  }

  private static YamlLines lines(String text) {
    try (JsonParser parser = YAML.createParser(text)) {
      return YamlLines.of(parser);
    } catch (JacksonException mistake) {
      throw new Problem(
          ProblemCode.WORKSPACE_FILE_INVALID,
          "The file is no YAML: " + DefinitionMistake.sentence(mistake),
          mistake);
    }
  }

  private static Contents contents(String text, JsonMapper mapper, YamlLines lines) {
    if (!lines.isObject()) {
      throw new Problem(
          ProblemCode.WORKSPACE_FILE_INVALID,
          "This is no workspace file: it "
              + (lines.byPlace().isEmpty() ? "is empty" : "holds something else")
              + ". A workspace file has sections, such as 'sources:' with a list under it.");
    }
    if (lines.byPlace().keySet().stream().allMatch(String::isEmpty)) {
      return Contents.NOTHING;
    }
    try (JsonParser parser = YAML.createParser(text)) {
      return mapper.readerFor(Contents.class).readValue(parser);
    } catch (JacksonException mistake) {
      String sentence = DefinitionMistake.sentence(mistake);
      throw misspelt(mistake, lines)
          .orElseGet(() ->
              new Problem(
                  ProblemCode.WORKSPACE_FILE_INVALID,
                  prefix(fullPlace(mistake, sentence), lines) + sentence,
                  mistake));
    }
  }

  /** A required name that is missing because it is written wrongly. */
  private static Optional<Problem> misspelt(JacksonException mistake, YamlLines lines) {
    return DefinitionMistake.missing(mistake)
        .flatMap(missing -> misspelt(missing.object(), missing.name(), lines));
  }

  private static Optional<Problem> misspelt(String object, String name, YamlLines lines) {
    List<String> unknown =
        lines.names(object).stream()
            .filter(written -> !WorkspaceSchema.names().contains(written))
            .toList();
    return Nearest.slip(name, unknown)
        .map(written ->
            invalid(
                object.isEmpty() ? written : object + "." + written,
                lines,
                "'" + written + "' is not known here; did you mean '" + name + "'?"));
  }

  /** A segment tells places inside itself; they are put behind the place of the segment. */
  private static String fullPlace(JacksonException mistake, String sentence) {
    String outer = DefinitionMistake.place(mistake);
    if (outer.isEmpty() || !sentence.startsWith(outer + ": ")) {
      return outer;
    }
    Matcher inner = PLACE.matcher(sentence.substring(outer.length() + 2));
    return inner.lookingAt() ? outer + "." + inner.group(1) : outer;
  }

  private static void refuseTwice(
      String section, List<? extends Definition> definitions, YamlLines lines) {
    Set<Key> seen = new HashSet<>();
    for (int i = 0; i < definitions.size(); i++) {
      Key key = definitions.get(i).key();
      if (!seen.add(key)) {
        throw invalid(section + "[" + i + "]", lines, "the key '" + key + "' occurs twice.");
      }
    }
  }

  private static Problem invalid(String place, YamlLines lines, String what) {
    return new Problem(
        ProblemCode.WORKSPACE_FILE_INVALID, prefix(place, lines) + place + ": " + what);
  }

  private static String prefix(String place, YamlLines lines) {
    Optional<Integer> line = lines.line(place);
    return line.map(number -> "Line " + number + ": ").orElse("");
  }
}
