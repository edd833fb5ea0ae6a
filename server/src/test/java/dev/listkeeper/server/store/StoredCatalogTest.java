package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredCatalogTest {
  private static final DatasetName VIP = new DatasetName(DatasetName.Kind.MEMBERS, "vip");
  private static final DatasetName ALL = new DatasetName(DatasetName.Kind.MEMBERS, "all");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  @TempDir Path home;
  private JdbcClient database;
  private StoredCatalog catalog;

  @BeforeEach
  void open(TestDatabase kind) {
    database = kind.in(home);
    catalog = new StoredCatalog(database, DefinitionJson.mapper(), home);
  }

  @OnBothDatabases
  void theLatestVersionIsTheOneCommittedLast() {
    catalog.commit(VIP, snapshot("a", 1), NOW, "refresh 1");
    Version second = catalog.commit(VIP, snapshot("b", 2), NOW.minusSeconds(60), "refresh 2");

    assertThat(catalog.latest(VIP)).contains(second);
    assertThat(catalog.latest(ALL)).isEmpty();
  }

  @OnBothDatabases
  void aVersionIsReadAsItWasCommitted() {
    Version committed = catalog.commit(VIP, snapshot("a", 48_210), NOW, "refresh 'x'; --");

    assertThat(catalog.versions(VIP)).containsExactly(committed);
  }

  @OnBothDatabases
  void forgottenVersionsAreGoneAndTheirFoldersFree() {
    Version first = catalog.commit(VIP, snapshot("a", 1), NOW, "1");
    Version second = catalog.commit(VIP, snapshot("b", 1), NOW, "2");
    catalog.commit(ALL, snapshot("c", 1), NOW, "3");

    catalog.forget(List.of(first));
    catalog.forget(List.of());

    assertThat(catalog.versions(VIP)).containsExactly(second);
    assertThat(catalog.folders())
        .containsExactlyInAnyOrder(home.resolve("snapshots/b"), home.resolve("snapshots/c"));
  }

  @OnBothDatabases
  void aHomeThatMovedKeepsItsVersions() {
    catalog.commit(VIP, snapshot("a", 1), NOW, "1");
    Path elsewhere = Path.of("/elsewhere");

    StoredCatalog moved = new StoredCatalog(database, DefinitionJson.mapper(), elsewhere);

    assertThat(moved.latest(VIP).orElseThrow().snapshot().folder())
        .isEqualTo(elsewhere.resolve("snapshots/a"));
  }

  @OnBothDatabases
  void onlyOneFollowsAVersionAlsoWhenItWasFollowedAndForgottenMeanwhile() {
    Optional<Version> none = Optional.empty();
    Version first = catalog.commitAfter(none, VIP, snapshot("a", 1), NOW, "1").orElseThrow();
    assertThat(catalog.commitAfter(none, VIP, snapshot("b", 1), NOW, "too late")).isEmpty();
    Version second =
        catalog.commitAfter(Optional.of(first), VIP, snapshot("c", 1), NOW, "2").orElseThrow();
    assertThat(catalog.commitAfter(Optional.of(first), VIP, snapshot("d", 1), NOW, "late"))
        .isEmpty();
    Version third =
        catalog.commitAfter(Optional.of(second), VIP, snapshot("e", 1), NOW, "3").orElseThrow();
    catalog.forget(List.of(first, second));

    assertThat(catalog.commitAfter(Optional.of(first), VIP, snapshot("f", 1), NOW, "later"))
        .isEmpty();
    assertThat(catalog.commitAfter(none, ALL, snapshot("g", 1), NOW, "another")).isPresent();
    assertThat(catalog.versions(VIP)).containsExactly(third);
  }

  private Snapshot snapshot(String name, long rows) {
    Schema schema =
        Schema.of(
            Schema.column("CustomerId", Type.TEXT), Schema.column("weird \" name", Type.DECIMAL));
    return new Snapshot(home.resolve("snapshots").resolve(name), schema, rows, "ab12");
  }
}
