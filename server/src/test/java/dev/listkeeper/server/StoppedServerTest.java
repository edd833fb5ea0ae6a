package dev.listkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.KeyRotation;
import dev.listkeeper.server.security.SealedPlace.Resealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedServerTest {
  @TempDir Path home;

  @Test
  void theKeyIsRenewedWhileTheServerIsStoppedAndTheConnectionStillWorks()
      throws IOException, InterruptedException {
    String before;
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      before = Files.readString(home.resolve("keys/secret.json"));
      assertThatThrownBy(() -> StoppedServer.open(TestServer.settings(home, Map.of())))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HOME_LOCKED));
    }

    try (StoppedServer stopped = StoppedServer.open(TestServer.settings(home, Map.of()))) {
      assertThat(stopped.part(KeyRotation.class).rotate()).isEqualTo(new Resealed(1, 0));
    }

    assertThat(home.resolve("keys/secret.json")).content().isNotEqualTo(before);
    try (TestServer again = TestServer.start(home)) {
      assertThat(again.part("keyRotation", KeyRotation.class).rotate())
          .isEqualTo(new Resealed(1, 0));
    }
  }
}
