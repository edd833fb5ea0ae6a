package dev.listkeeper.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  @TempDir Path folder;

  @Test
  void whatWasSealedOpensAfterARestartForTheSamePurposeOnly() {
    Path file = folder.resolve("keys/secret.json");
    String sealed = SecretBox.withKeyFile(file).seal("refresh-tökén", "connection/spring");

    SecretBox later = SecretBox.withKeyFile(file);

    assertThat(sealed).doesNotContain("refresh");
    assertThat(later.open(sealed, "connection/spring")).isEqualTo("refresh-tökén");
    assertThatThrownBy(() -> later.open(sealed, "connection/autumn")).isInstanceOf(Problem.class);
  }

  @Test
  void theSameSecretNeverLooksTheSame() {
    SecretBox box = SecretBox.withKeyFile(folder.resolve("key"));

    assertThat(box.seal("x", "p")).isNotEqualTo(box.seal("x", "p"));
  }

  @Test
  void theKeyFileIsForItsOwnerOnly() throws Exception {
    Path file = folder.resolve("keys/secret.json");

    SecretBox.withKeyFile(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void anotherKeyOrADamagedSecretIsSaidInWords() {
    SecretBox one = SecretBox.withKeyFile(folder.resolve("one"));
    SecretBox other = SecretBox.withKeyFile(folder.resolve("other"));

    assertThatThrownBy(() -> other.open(one.seal("x", "p"), "p"))
        .hasMessageContaining("put back the key file");
    assertThatThrownBy(() -> one.open("%%%", "p")).hasMessageContaining("put back the key file");
  }

  @Test
  void aFileThatIsNoKeyIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "{}");

    assertThatThrownBy(() -> SecretBox.withKeyFile(file))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString());
  }
}
