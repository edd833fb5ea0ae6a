package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Path ROOT = Path.of(System.getProperty("listkeeper.root", ".."));

  @Test
  void everySwitchIsUsedMarkedAndDocumented() throws IOException {
    String source = sources();
    String docs = Files.readString(ROOT.resolve("docs/sandbox.md"));

    for (Switch which : Switch.values()) {
      assertThat(docs).as("docs/sandbox.md").contains("`" + which.name() + "`");
      assertThat(source)
          .as("use of " + which)
          .containsPattern("switches(\\(\\))?\\s*\\.on\\(Switch\\." + which.name() + "\\)");
      assertThat(source)
          .as("mark of " + which)
          .containsPattern("@Unconfirmed\\(\\{?[^)]*Switch\\." + which.name() + "\\b");
    }
  }

  private static String sources() throws IOException {
    Path main = ROOT.resolve("constantcontact-sandbox/src/main/java");
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(main)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      for (Path file : java) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
