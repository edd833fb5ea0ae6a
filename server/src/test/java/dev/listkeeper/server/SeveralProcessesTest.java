package dev.listkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a PostgreSQL database and a home. */
class SeveralProcessesTest {
  @TempDir Path home;

  private TestServer start() {
    return TestServer.start(home, TestDatabase.POSTGRESQL.settings(home), Clock.systemUTC());
  }

  @Test
  void eachHasAFolderOfItsOwnAndTheySeeTheSame() {
    try (TestServer first = start()) {
      Browser administrator = first.asAdministrator();
      try (TestServer second = start()) {
        administrator.put(
            "/api/v1/connections/cc",
            "{\"key\":\"cc\",\"displayName\":\"Account\",\"availableTo\":\"CONTRIBUTORS\"}");

        assertThat(administrator.on(second).get("/api/v1/connections/cc").body())
            .contains("Account");
        assertThat(home.resolve("processes/1/lock")).exists();
        assertThat(home.resolve("processes/2/lock")).exists();
        assertThat(second.setupToken()).isEmpty();
      }
    }
    assertThat(home.resolve("processes/3")).doesNotExist();
  }

  @Test
  void aPlaceIsTakenAgainAndWhatAKilledProcessLeftIsCleared() throws IOException {
    start().close();
    Path leftOver = home.resolve("processes/1/scratch/work-1/rows.parquet");
    Files.createDirectories(leftOver.getParent());
    Files.writeString(leftOver, "rows");
    TestServer first = start();
    try (TestServer second = start()) {
      assertThat(leftOver).doesNotExist();
      first.close();
      start().close();

      assertThat(home.resolve("processes/2")).exists();
      assertThat(home.resolve("processes/3")).doesNotExist();
      assertThat(Browser.at(second).get("/sign-in").statusCode()).isEqualTo(200);
    }
  }
}
