package dev.listkeeper.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for what was planted, in files and texts: as it is, in UTF-16, and in Base64. */
public final class Hunt {
  private final Map<String, String> planted;
  private final Map<String, String> places = new LinkedHashMap<>();

  /**
   * @param planted what each is called, and what it is
   */
  public Hunt(Map<String, String> planted) {
    this.planted = Map.copyOf(planted);
  }

  /** Adds a text, such as an answer. */
  public void in(String name, String text) {
    places.merge(name, text, String::concat);
  }

  /** Adds every file of a folder but those named. */
  public void inFolder(Path folder, Path... leftOut) {
    List<Path> not = List.of(leftOut);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!not.contains(file)) {
          in(file.toString(), latin1(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where which of it was found. */
  public List<String> found() {
    List<String> found = new ArrayList<>();
    places.forEach((place, text) ->
        planted.forEach((name, value) -> {
          if (forms(value).anyMatch(text::contains)) {
            found.add(name + " in " + place);
          }
        }));
    return found;
  }

  public int places() {
    return places.size();
  }

  private static Stream<String> forms(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        value,
        latin1(bytes),
        latin1(value.getBytes(StandardCharsets.UTF_16BE)),
        Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  /** One character for each byte, so that nothing in a binary file is lost. */
  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
