package dev.listkeeper.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setHome() {
    environment.put("LISTKEEPER_HOME", home.toString());
  }

  @Test
  void aCommandFindsTheServerThatHasTheSameSettings() throws IOException {
    Files.writeString(home.resolve("listkeeper.properties"), "LISTKEEPER_PORT=18082");
    Files.writeString(home.resolve("token"), "lk_home\n");

    assertThat(find().url()).hasToString("http://127.0.0.1:18082");
    assertThat(find().token()).isEqualTo("lk_home");

    environment.put("LISTKEEPER_PORT", "18081");
    assertThat(find().url()).hasToString("http://127.0.0.1:18081");

    environment.put("LISTKEEPER_BIND", "::1");
    assertThat(find().url()).hasToString("http://[0:0:0:0:0:0:0:1]:18081");

    environment.put("LISTKEEPER_BIND", "0.0.0.0");
    assertThat(find().url()).hasToString("http://127.0.0.1:18081");
  }

  @Test
  void whatIsSaidGoesFirst() throws IOException {
    Files.writeString(home.resolve("token"), "lk_home");
    environment.put("LISTKEEPER_URL", "http://127.0.0.1:1/");
    environment.put("LISTKEEPER_TOKEN", "lk_set");

    assertThat(find()).isEqualTo(Access.find(Optional.empty(), Optional.of("lk_set"), environment));
    assertThat(find().url()).hasToString("http://127.0.0.1:1");
    assertThat(Access.find(Optional.of("http://127.0.0.1:2"), Optional.of("lk_given"), environment))
        .satisfies(access -> {
          assertThat(access.url()).hasToString("http://127.0.0.1:2");
          assertThat(access.token()).isEqualTo("lk_given");
        });
  }

  @Test
  void theHomesTokenGoesToNoOtherMachine() throws IOException {
    Files.writeString(home.resolve("token"), "lk_home");
    for (String here :
        new String[] {"http://localhost:1", "http://127.0.0.2:1", "http://[::1]:1"}) {
      assertThat(Access.find(Optional.of(here), Optional.empty(), environment).token())
          .isEqualTo("lk_home");
    }
    for (String there : new String[] {"https://lists.example.com", "http://192.0.2.1:8080"}) {
      assertThat(Access.find(Optional.of(there), Optional.empty(), environment).token()).isEmpty();
    }
  }

  @Test
  void anUnknownSettingIsAnErrorForCommandsToo() {
    environment.put("LISTKEEPER_PROT", "1");

    assertThatThrownBy(this::find)
        .isInstanceOf(Problem.class)
        .hasMessage("LISTKEEPER_PROT is not a setting; did you mean LISTKEEPER_PORT?");
  }

  private Access find() {
    return Access.find(Optional.empty(), Optional.empty(), environment);
  }
}
