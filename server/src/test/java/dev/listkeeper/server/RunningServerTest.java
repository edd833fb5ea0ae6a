package dev.listkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {
  @TempDir Path folder;

  @Test
  void aSecondServerOnTheSameHomeIsRefusedByTheFoldersName() {
    try (TestServer _ = TestServer.start(folder.resolve("home"))) {
      assertThatThrownBy(() -> TestServer.start(folder.resolve("home")))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.HOME_LOCKED);
                assertThat(problem.sentence()).contains(folder.resolve("home").toString());
              });
    }
  }

  @Test
  void aPortInUseIsNamedAndTheHomeIsFreeAgain() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());

      assertThatThrownBy(
              () -> TestServer.start(folder, Map.of("LISTKEEPER_PORT", port), Clock.systemUTC()))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PORT_IN_USE))
          .hasMessageContaining("Port " + port + " is in use");
    }

    TestServer.start(folder).close();
  }

  @Test
  void theSetUpLinkIsPrintedAnewUntilThereIsAnAdministrator() {
    String first;
    try (TestServer server = TestServer.start(folder)) {
      first = server.setupToken();
    }
    try (TestServer server = TestServer.start(folder)) {
      assertThat(first).hasSizeGreaterThanOrEqualTo(43);
      assertThat(server.setupToken()).isNotEmpty().isNotEqualTo(first);
    }
  }

  @Test
  void whoeverStartsTheServerCanLetALockedOutUserChooseANewPassword() {
    try (TestServer server = TestServer.start(folder)) {
      server.asAdministrator();

      URI link = server.passwordLink("ANN@example.org");

      assertThat(Browser.at(server).get(link.getPath()).body()).contains("ann@example.org");
      assertThatThrownBy(() -> server.passwordLink("eve@example.org"))
          .hasMessage("There is no user with the e-mail eve@example.org.");
    }
  }

  @Test
  void onlyTheOwnerCanOpenAHomeThatWeMade() throws IOException {
    Path home = folder.resolve("new/home");

    TestServer.start(home).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
    assertThat(home.resolve("inbox")).isDirectory();
  }

  @Test
  void aDataFolderThatIsNoneIsSaid() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() ->
            TestServer.start(
                folder.resolve("home"),
                Map.of("LISTKEEPER_DATA_FOLDERS", missing.toString()),
                Clock.systemUTC()))
        .isInstanceOf(Problem.class)
        .hasMessage("LISTKEEPER_DATA_FOLDERS names " + missing + ", which is not a folder.");
  }

  @Test
  void aHomeThatCanNotBeMadeIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> TestServer.start(file.resolve("home")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("can't be made");
  }

  @Test
  void aDamagedDatabaseIsAnIncidentWithoutStackTrace() throws IOException {
    Files.createDirectories(folder.resolve("database"));
    Files.writeString(folder.resolve("database/listkeeper.mv.db"), "this is no database");

    assertThatThrownBy(() -> TestServer.start(folder))
        .isInstanceOf(Problem.class)
        .hasMessageMatching("Listkeeper could not start .* incident [0-9a-f-]{36}\\.");
    assertThat(folder.resolve("processes/1/listkeeper.log"))
        .content()
        .contains("Start failed, incident");
  }
}
