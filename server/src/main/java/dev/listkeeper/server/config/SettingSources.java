package dev.listkeeper.server.config;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where settings stand: the environment, over the properties file. */
final class SettingSources {
  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
  private final SettingValues values;
  private final Path workingFolder;

  private SettingSources(Path workingFolder) {
    this.workingFolder = workingFolder;
    this.values = new SettingValues(workingFolder);
  }

  static SettingSources of(Map<String, String> environment, Path workingFolder) {
    SettingSources sources = new SettingSources(workingFolder);
    environment.forEach((name, value) -> {
      if (Setting.looksLikeOne(name)) {
        sources.add(name, value, "");
      }
    });
    sources.addFile();
    return sources;
  }

  boolean has(Setting setting) {
    return given.containsKey(setting);
  }

  @Nullable Given get(Setting setting) {
    return given.get(setting);
  }

  Path home() {
    Given home = given.get(Setting.HOME);
    return home == null ? workingFolder.resolve("data").normalize() : values.path(home);
  }

  private void addFile() {
    Given named = given.get(Setting.CONFIG);
    Path file = named == null ? home().resolve("listkeeper.properties") : values.path(named);
    if (Files.isRegularFile(file)) {
      Path before = home();
      Properties properties = load(file);
      for (String name : properties.stringPropertyNames()) {
        add(name, properties.getProperty(name), " in " + file);
      }
      if (named == null && !home().equals(before)) {
        throw new Problem(
            ProblemCode.INVALID_SETTING,
            "LISTKEEPER_HOME can't be changed in " + file + ", which lies in the home folder.");
      }
    } else if (named != null) {
      throw named.wrong("there is no such file.");
    }
  }

  private void add(String name, String value, String place) {
    Setting setting = Setting.of(name).orElseThrow(() -> unknown(name, place));
    // An empty value means "not set": that is how container platforms pass an unset variable.
    if (!value.isBlank()) {
      given.putIfAbsent(setting, new Given(setting, value.strip(), place));
    }
  }

  private static Problem unknown(String name, String place) {
    return new Problem(
        ProblemCode.UNKNOWN_SETTING,
        name
            + place
            + " is not a setting; did you mean "
            + Setting.nearestTo(name).variable()
            + "?");
  }

  private static Properties load(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The settings file " + file + " can't be read as a UTF-8 properties file.",
          e);
    }
    return properties;
  }
}
