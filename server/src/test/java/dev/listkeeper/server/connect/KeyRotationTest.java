package dev.listkeeper.server.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.KeyRotation;
import dev.listkeeper.server.security.SealedPlace;
import dev.listkeeper.server.security.SealingLock;
import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.Pools;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The key is renewed, and whatever breaks that off, every secret still opens. */
class KeyRotationTest {
  private static final Key CC = new Key("cc");
  private static final Key OTHER = new Key("other");

  @TempDir Path home;
  private Pools pools;
  private Path keyFile;
  private OneProcess process;

  /** What a process knows: a pool of its own, and the keys it has read. */
  private record OneProcess(
      JdbcClient database, SealingLock lock, SecretBox box, ConnectionVault vault) {
    KeyRotation rotation(SealedPlace... more) {
      List<SealedPlace> places = new java.util.ArrayList<>(List.of(vault));
      places.addAll(List.of(more));
      return new KeyRotation(lock, box, places);
    }

    String accessToken(Key connection) {
      return vault.find(connection).orElseThrow().accessToken();
    }

    String sealed(Key connection) {
      return database
          .sql("select sealed from connection_secret where connection_key = :key")
          .param("key", connection.value())
          .query(String.class)
          .single();
    }
  }

  private OneProcess process() {
    DataSource source = pools.open();
    JdbcClient database = JdbcClient.create(source);
    SecretBox box = SecretBox.withKeyFile(keyFile);
    var lock =
        new SealingLock(database, new TransactionTemplate(new JdbcTransactionManager(source)), box);
    return new OneProcess(
        database, lock, box, new ConnectionVault(database, lock, box, DefinitionJson.mapper()));
  }

  private static ConnectionSecrets secrets(String token) {
    return ConnectionSecrets.of(
        Credentials.confidential("client", "client-secret"),
        new Tokens(token, Optional.of("refresh"), Instant.parse("2026-11-27T12:00:00Z"), Set.of()),
        Instant.parse("2026-11-26T12:00:00Z"));
  }

  @BeforeEach
  void start(TestDatabase kind) {
    pools = new Pools(kind, home);
    keyFile = home.resolve("keys/secret.json");
    process = process();
    process.vault().save(CC, secrets("one"));
    process.vault().save(OTHER, secrets("two"));
  }

  @AfterEach
  void stop() {
    pools.close();
  }

  @OnBothDatabases
  void afterwardsOnlyTheNewKeyOpensAndItOpensEverything() throws IOException {
    Path copy = Files.copy(keyFile, home.resolve("copy.json"));
    String before = process.sealed(CC);

    SealedPlace.Resealed done = process.rotation().rotate();

    assertThat(done).isEqualTo(new SealedPlace.Resealed(2, 0));
    assertThat(keysInFile()).isEqualTo(1);
    assertThat(process.sealed(CC)).isNotEqualTo(before);
    assertThat(process().accessToken(CC)).isEqualTo("one");
    assertThat(process().accessToken(OTHER)).isEqualTo("two");
    assertThat(process.box().isOfNewestKey(process.sealed(CC))).isTrue();
    assertThatThrownBy(() -> SecretBox.withKeyFile(copy).open(process.sealed(CC), "connection/cc"))
        .isInstanceOf(Problem.class);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
        .isEqualTo("rw-------");
  }

  @OnBothDatabases
  void anotherProcessGoesOnReadingAndSealing() {
    OneProcess other = process();

    process.rotation().rotate();

    assertThat(other.accessToken(CC)).isEqualTo("one");
    other.vault().save(CC, secrets("three"));
    assertThat(process.accessToken(CC)).isEqualTo("three");
  }

  @OnBothDatabases
  void brokenOffBeforeAnythingIsCommittedEverythingOpensAndTheNextStartFinishes() {
    SealedPlace broken = failing(1);

    assertThatThrownBy(() -> process.rotation(broken).rotate()).hasMessage("cut off");

    assertThat(keysInFile()).isEqualTo(2);
    assertThat(process().accessToken(CC)).isEqualTo("one");
    assertThat(process().accessToken(OTHER)).isEqualTo("two");
    assertThat(process().rotation().finish().renewed()).isEqualTo(2);
    assertOneKeyOpensAll();
  }

  @OnBothDatabases
  void brokenOffBeforeTheOldKeyIsDroppedEverythingOpensAndTheNextStartFinishes() {
    SealedPlace broken = failing(2);

    assertThatThrownBy(() -> process.rotation(broken).rotate()).hasMessage("cut off");

    assertThat(keysInFile()).isEqualTo(2);
    assertThat(process().accessToken(CC)).isEqualTo("one");
    assertThat(process().rotation().finish().renewed()).isZero();
    assertOneKeyOpensAll();
  }

  @OnBothDatabases
  void brokenOffWhileTheFileIsWrittenTheOldFileCountsAndTheNextTryGoesThrough() throws IOException {
    Path half = Files.writeString(keyFile.resolveSibling("secret.json.new"), "{\"primaryKe");

    assertThat(process().accessToken(CC)).isEqualTo("one");
    process().rotation().rotate();

    assertThat(half).doesNotExist();
    assertOneKeyOpensAll();
  }

  @OnBothDatabases
  void withoutARenewalThereIsNothingToFinish() {
    String before = process.sealed(CC);

    assertThat(process.rotation().finish()).isEqualTo(new SealedPlace.Resealed(0, 0));

    assertThat(process.sealed(CC)).isEqualTo(before);
  }

  @OnBothDatabases
  void aSecretThatNoKeyOpensIsCountedAndStopsNothing() {
    process
        .database()
        .sql("update connection_secret set sealed = :foreign where connection_key = 'other'")
        .param(
            "foreign",
            SecretBox.withKeyFile(home.resolve("foreign.json")).seal("x", "connection/other"))
        .update();

    assertThat(process.rotation().rotate()).isEqualTo(new SealedPlace.Resealed(1, 1));

    assertThat(process.accessToken(CC)).isEqualTo("one");
    assertThat(keysInFile()).isEqualTo(1);
  }

  @OnBothDatabases
  void aMissingKeyFileIsToldAndNoOtherKeyIsMade() throws IOException {
    Files.delete(keyFile);

    assertThatThrownBy(() -> process.vault().save(CC, secrets("three")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(keyFile.toString());
    assertThat(keyFile).doesNotExist();
  }

  @OnBothDatabases
  void nothingIsLostWhileOthersKeepSealing() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Boolean>> all =
          threads.invokeAll(
              List.<Callable<Boolean>>of(
                  () -> savesInAProcessOfItsOwn(CC),
                  () -> savesInAProcessOfItsOwn(OTHER),
                  () -> {
                    OneProcess rotating = process();
                    IntStream.range(0, 20).forEach(i -> rotating.rotation().rotate());
                    return true;
                  }));
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }

    assertThat(process().accessToken(CC)).isEqualTo("token 49");
    assertThat(process().accessToken(OTHER)).isEqualTo("token 49");
    assertThat(keysInFile()).isEqualTo(1);
  }

  private boolean savesInAProcessOfItsOwn(Key connection) {
    OneProcess own = process();
    for (int i = 0; i < 50; i++) {
      own.vault().save(connection, secrets("token " + i));
      assertThat(own.accessToken(connection)).isEqualTo("token " + i);
    }
    return true;
  }

  private void assertOneKeyOpensAll() {
    assertThat(keysInFile()).isEqualTo(1);
    assertThat(process().accessToken(CC)).isEqualTo("one");
    assertThat(process().accessToken(OTHER)).isEqualTo("two");
  }

  /** Breaks off the nth time it is asked. */
  private static SealedPlace failing(int nth) {
    int[] asked = {0};
    return () -> {
      asked[0]++;
      if (asked[0] == nth) {
        throw new IllegalStateException("cut off");
      }
      return new SealedPlace.Resealed(0, 0);
    };
  }

  private int keysInFile() {
    try {
      return Files.readString(keyFile).split("\"keyId\"").length - 1;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
