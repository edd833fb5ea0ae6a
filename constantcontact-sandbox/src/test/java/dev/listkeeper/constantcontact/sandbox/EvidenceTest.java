package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Path ROOT = Path.of(System.getProperty("listkeeper.root", ".."));

  @Test
  void everySwitchIsUsedMarkedAndDocumented() throws IOException {
    String source = sources();
    String docs = Files.readString(ROOT.resolve("docs/sandbox.md"));

    for (Switch which : Switch.values()) {
      assertThat(docs.contains("`" + which + "`")).as(which + " in docs/sandbox.md").isTrue();
      assertThat(finds("\\.on\\(\\s*Switch\\." + which + "\\)", source))
          .as(which + " is used")
          .isTrue();
      assertThat(finds("@Unconfirmed\\(\\{?[^)]*Switch\\." + which + "\\b", source))
          .as(which + " marks a behaviour")
          .isTrue();
    }
  }

  private static boolean finds(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
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
