package dev.listkeeper.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern USE = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*)");

  @Test
  void everyStringIsThereInBothLanguages() throws IOException {
    assertThat(keys("messages_et.properties")).isEqualTo(keys("messages.properties"));
  }

  @Test
  void everyStringATemplateUsesExists() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = USE.matcher(Files.readString(file));
        while (matcher.find()) {
          used.add(matcher.group(1));
        }
      }
    }

    assertThat(keys("messages.properties")).containsAll(used);
  }

  private static Set<String> keys(String bundle) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(RESOURCES.resolve(bundle))) {
      properties.load(reader);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }
}
