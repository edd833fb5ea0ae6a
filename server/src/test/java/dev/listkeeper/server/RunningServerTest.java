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
        .hasMessage(
            "LISTKEEPER_DATA_FOLDERS names "
                + missing
                + ", which is not a folder; make it, or name another.");
  }

  @Test
  void aHomeThatCanNotBeMadeIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> TestServer.start(file.resolve("home")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("can't be made");
  }

  @Test
  void anAddressOfAnotherMachineIsSaid() {
    assertThatThrownBy(() ->
            TestServer.start(folder, Map.of("LISTKEEPER_BIND", "203.0.113.7"), Clock.systemUTC()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SETTING))
        .hasMessageStartingWith("Listkeeper can't listen on 203.0.113.7, port 0 (")
        .hasMessageContaining("set LISTKEEPER_BIND to an address of this machine");
  }

  @Test
  void whatAKilledProcessLeftIsClearedAndNobodyElseCanLookIntoTheFoldersOfRows()
      throws IOException {
    Path process = folder.resolve("home/processes/1");
    TestServer.start(folder.resolve("home")).close();
    Path left = Files.createDirectories(process.resolve("scratch/work-1/rows"));
    Files.writeString(left.resolve("part"), "ann@example.org");

    TestServer.start(folder.resolve("home")).close();

    assertThat(left).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(process)))
        .isEqualTo("rwx------");
  }

  @Test
  void aDamagedDatabaseIsSaid() throws IOException {
    Files.createDirectories(folder.resolve("database"));
    Files.writeString(folder.resolve("database/listkeeper.mv.db"), "this is no database");

    assertThatThrownBy(() -> TestServer.start(folder))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_UNSUITABLE))
        .hasMessageStartingWith(
            "The database file " + folder.resolve("database/listkeeper.mv.db") + " can't be read:")
        .hasMessageContaining("put a copy from a backup in its place");
  }
}
