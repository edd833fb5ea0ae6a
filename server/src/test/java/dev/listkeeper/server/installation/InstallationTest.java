package dev.listkeeper.server.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class InstallationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;
  private Path home;
  private JdbcClient database;

  @BeforeEach
  void open(TestDatabase kind) throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    database = kind.in(home);
  }

  private Installation start(Path at) {
    return Installation.recognise(database, Clock.fixed(NOW, ZoneOffset.UTC), at);
  }

  @OnBothDatabases
  void thePairThatWasLastUsedGoesOn() {
    start(home);

    assertThat(start(home).paused()).isEmpty();
  }

  @OnBothDatabases
  void aHomeElsewhereIsPausedUntilSomebodySaysThatItCounts() throws IOException {
    start(home);
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Files.copy(home.resolve("installation"), copy.resolve("installation"));

    Installation copied = start(copy);

    assertThat(copied.paused().orElseThrow().cause()).isEqualTo(Paused.Cause.COPIED);
    assertThatThrownBy(copied::requireRunning)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PAUSED))
        .hasMessageContaining("is a copy, was restored or was moved")
        .hasMessageContaining("'listkeeper resume'");
    assertThat(start(copy).paused()).as("still, after another start").isPresent();
    copied.resume();
    assertThat(start(copy).paused()).isEmpty();
    assertThat(start(home).paused()).as("the original, from now on").isPresent();
  }

  @OnBothDatabases
  void aHomePutBackInItsPlaceIsPaused() throws IOException {
    start(home);
    Path marker = home.resolve("installation");
    Path copy = Files.copy(marker, folder.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(copy, marker, StandardCopyOption.REPLACE_EXISTING);

    assertThat(start(home).paused()).isPresent();
  }

  @OnBothDatabases
  void aDatabaseThatComesToANewHomeIsPaused() throws IOException {
    start(home);

    assertThat(start(Files.createDirectory(folder.resolve("new"))).paused()).isPresent();
  }

  @OnBothDatabases
  void aHomeThatComesToANewDatabaseIsPaused() throws IOException {
    Files.writeString(home.resolve("installation"), "4b990247-6882-15ee-855c-54709378ad51");

    Installation other = start(home);

    assertThat(other.paused()).isPresent();
    other.resume();
    assertThat(start(home).paused()).isEmpty();
  }

  @OnBothDatabases
  void aPauseLastsOverStartsAndSaysWhoAskedForItAndWhy() {
    start(home).pause("ann@example.org", "new lists");
    start(home).pause("ben@example.org", "too late");

    Installation later = start(home);
    assertThat(later.paused())
        .contains(new Paused(NOW, "ann@example.org", Paused.Cause.ASKED, "new lists"));
    assertThat(later.paused().orElseThrow().sentence())
        .isEqualTo(
            "Everything is paused since 2026-03-01T10:00:00Z by ann@example.org (new lists);"
                + " an Administrator resumes it by 'listkeeper resume'.");
    later.resume();
    assertThat(start(home).paused()).isEmpty();
  }
}
