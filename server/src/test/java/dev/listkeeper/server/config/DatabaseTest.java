package dev.listkeeper.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.store.PostgreSqlServer;
import dev.listkeeper.server.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator is told whose database is not as it should be. */
class DatabaseTest {
  @TempDir Path home;
  private PostgreSqlServer postgres;

  @BeforeEach
  void find() {
    assumeTrue(PostgreSqlServer.find().isPresent(), "PostgreSQL is not installed");
    postgres = PostgreSqlServer.find().orElseThrow();
  }

  @Test
  void aServerRunsOnPostgreSqlAndItsPasswordStandsNowhere() throws IOException {
    try (TestServer server = start(postgres.settings(postgres.createDatabase()))) {
      assertThat(server.asAdministrator().get("/api/v1/about").statusCode()).isEqualTo(200);
    }

    assertThat(home.resolve("database")).isEmptyDirectory();
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                  .doesNotContain(PostgreSqlServer.PASSWORD));
    }
  }

  @Test
  void nobodyAtTheAddressIsSaidWithTheAddress() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertRefused(
        Map.of("LISTKEEPER_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/x"),
        ProblemCode.DATABASE_UNREACHABLE,
        "127.0.0.1:" + port + "/x as keeper can't be opened");
  }

  @Test
  void aWrongPasswordAndAMissingDatabaseAreSaid() {
    assertRefused(
        Map.of("LISTKEEPER_DATABASE_PASSWORD", "wrong-password"),
        ProblemCode.DATABASE_UNREACHABLE,
        "password authentication failed");
    assertRefused(
        Map.of("LISTKEEPER_DATABASE_URL", postgres.url("nowhere")),
        ProblemCode.DATABASE_UNREACHABLE,
        "\"nowhere\" does not exist");
  }

  @Test
  void aDatabaseInAnotherEncodingIsRefused() {
    postgres.execute(
        "create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0");

    assertRefused(
        Map.of("LISTKEEPER_DATABASE_URL", postgres.url("latin")),
        ProblemCode.DATABASE_UNSUITABLE,
        "holds text as LATIN1");
  }

  @Test
  void aUserWhoMayNotMakeTablesIsSaid() {
    postgres.execute("create role visitor login password '" + PostgreSqlServer.PASSWORD + "'");

    assertRefused(
        Map.of("LISTKEEPER_DATABASE_USER", "visitor"),
        ProblemCode.DATABASE_UNSUITABLE,
        "visitor may not make tables");
  }

  @ParameterizedTest
  @EnumSource
  void theTablesOfANewerVersionAreNotTouched(TestDatabase kind) {
    kind.in(home)
        .sql(
            """
            insert into "flyway_schema_history"
              ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
               "execution_time", "success")
            values (1000, '999', 'from the future', 'SQL', 'V999__future.sql', 1, 'x', 1, true)
            """)
        .update();

    assertThatThrownBy(() -> TestServer.start(home, kind.settings(home), Clock.systemUTC()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_UNSUITABLE))
        .hasMessageContaining("newer version of Listkeeper");
  }

  private TestServer start(Map<String, String> settings) {
    return TestServer.start(home, settings, Clock.systemUTC());
  }

  private void assertRefused(Map<String, String> wrong, ProblemCode code, String sentence) {
    Map<String, String> settings = new HashMap<>(postgres.settings(postgres.createDatabase()));
    settings.putAll(wrong);
    assertThatThrownBy(() -> start(settings))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code))
        .hasMessageContaining(sentence)
        .hasMessageNotContaining(PostgreSqlServer.PASSWORD)
        .hasMessageNotContaining("wrong-password");
  }
}
