package dev.listkeeper.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BackupTest {
  private static final Key EXPORT = new Key("newsletter");

  @TempDir Path home;
  @TempDir Path folder;

  @OnBothDatabases
  void aBackupRestoredOnTheOtherDatabaseGoesOnWhereItWas(TestDatabase kind) throws Exception {
    Path file = folder.resolve("backup.zip");
    Path newHome = folder.resolve("restored");
    Map<String, String> settings = new HashMap<>(other(kind).settings(newHome));
    try (SandboxedServer old = SandboxedServer.start(home, kind)) {
      settings.putAll(old.sandboxSettings());
      settings.put("LISTKEEPER_DATA_FOLDERS", home.resolve("inbox").toString());
      old.connect();
      assertThat(old.refresh().status()).isZero();
      write(old.server(), file, true);
      String definitions = old.administrator().get("/api/v1/workspace").body();
      ExportRun first = latest(old.server());

      Restore.Restored restored = Restore.restore(file, TestServer.settings(newHome, settings));

      assertThat(restored.keyMissing()).isFalse();
      assertThat(restored.files()).isPositive();
      try (TestServer server = TestServer.start(newHome, settings, Clock.systemUTC())) {
        Browser administrator = old.administrator().on(server);
        assertThat(administrator.get("/api/v1/workspace").body()).isEqualTo(definitions);
        assertThat(latest(server)).isEqualTo(first);
        JsonNode about = json(administrator.get("/api/v1/about").body());
        assertThat(about.at("/paused/cause").asString("")).isEqualTo("COPIED");
        administrator.post("/api/v1/resume", "");
        assertThat(
                administrator
                    .post("/api/v1/tokens", "{\"name\":\"new\",\"role\":\"VIEWER\"}")
                    .statusCode())
            .as("numbers go on behind those restored")
            .isEqualTo(201);
        assertThat(SandboxedServer.refresh(administrator, server).status()).isZero();
        ExportRun second = latest(server);
        assertThat(second.failure()).isEmpty();
        assertThat(second.status()).isEqualTo(Status.SUCCESSFUL);
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.counts().unchanged()).isEqualTo(2);
      }
    }
  }

  @OnBothDatabases
  void aBackupTakenWhileRunsAreWrittenIsOfOneMoment(TestDatabase kind) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (TestServer server = TestServer.start(home, kind.settings(home), Clock.systemUTC());
        ExecutorService writer = Executors.newSingleThreadExecutor()) {
      ExportRuns runs = server.part(ExportRuns.class);
      writer.execute(() -> {
        while (!enough.get()) {
          addRunWithBatch(runs);
        }
      });
      try {
        for (int i = 1; i <= 5; i++) {
          Path file = folder.resolve("backup" + i + ".zip");
          write(server, file, false);
          Map<String, Long> rows = rows(file);
          assertThat(rows.get("export_run") - rows.get("export_batch")).isBetween(0L, 1L);
          Restore.restore(file, TestServer.settings(folder.resolve("restored" + i), Map.of()));
        }
      } finally {
        enough.set(true);
      }
    }
  }

  private static void addRunWithBatch(ExportRuns runs) {
    ExportRun run =
        runs.add(
            EXPORT,
            ExportRun.Request.of(Trigger.ON_DEMAND, "ann", Instant.parse("2026-03-01T10:00:00Z")));
    runs.save(
        new dev.listkeeper.export.run.Batch(
            run.id(),
            1,
            dev.listkeeper.export.run.Batch.Kind.IMPORT,
            1,
            100,
            4_000,
            "file-" + run.number() + ".csv",
            dev.listkeeper.export.run.Batch.State.PREPARED,
            java.util.Optional.empty(),
            dev.listkeeper.export.run.Batch.Counters.NONE));
    runs.save(run.to(RunState.PREFLIGHT));
  }

  @Test
  void theKeyIsInABackupOnlyWhenAskedFor() throws IOException {
    Path without = folder.resolve("without.zip");
    Path with = folder.resolve("with.zip");
    try (TestServer server = TestServer.start(home)) {
      write(server, without, false);
      write(server, with, true);
    }

    assertThat(names(without)).doesNotContain(Manifest.KEY).contains(Manifest.NAME);
    assertThat(names(with)).contains(Manifest.KEY);
    Restore.Restored restored =
        Restore.restore(without, TestServer.settings(folder.resolve("new"), Map.of()));
    assertThat(restored.keyMissing()).isTrue();
    Restore.restore(with, TestServer.settings(folder.resolve("newer"), Map.of()));
    assertThat(folder.resolve("newer/keys/secret.json"))
        .hasSameBinaryContentAs(home.resolve("keys/secret.json"));
  }

  @Test
  void aFileThatIsNotWholeIsRefusedAndNothingIsMade() throws IOException {
    Path good = backup();
    byte[] bytes = Files.readAllBytes(good);
    byte[] flipped = bytes.clone();
    String name = "tables/person.jsonl";
    int content = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length() + 20;
    flipped[content] ^= 1;

    assertRefused(Files.write(folder.resolve("flipped.zip"), flipped), "is damaged in " + name);
    assertRefused(
        Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length / 2)),
        "is damaged or no backup");
    assertRefused(Files.writeString(folder.resolve("text.zip"), "hello"), "no backup");
    assertRefused(changed(good, Manifest.NAME, null), "was cut off");
    assertRefused(changed(good, "tables/person.jsonl", "[\"id\"]\n"), "damaged in tables/person");
    assertRefused(folder.resolve("missing.zip"), "There is no file");
  }

  @Test
  void aNewerBackupIsRefusedAndNothingIsMade() throws IOException {
    Path good = backup();
    String manifest = entry(good, Manifest.NAME);

    assertRefused(
        changed(
            good,
            Manifest.NAME,
            manifest.replaceFirst("\"schema\":\"[^\"]+\"", "\"schema\":\"999\"")),
        "tables of version 999");
    assertRefused(
        changed(good, Manifest.NAME, manifest.replaceFirst("\"format\":1", "\"format\":2")),
        "newer version of Listkeeper");
  }

  @Test
  void aHomeOrADatabaseInUseIsRefusedUnchanged() throws IOException {
    Path good = backup();
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("something"), "of mine");

    assertThatThrownBy(() -> Restore.restore(good, TestServer.settings(used, Map.of())))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HOME_NOT_OURS))
        .hasMessageContaining("is not empty (something)");
    assertThat(used).isDirectoryContaining(path -> path.endsWith("something"));

    Map<String, String> postgres = TestDatabase.POSTGRESQL.settings(folder.resolve("first"));
    TestServer.start(folder.resolve("first"), postgres, Clock.systemUTC()).close();
    Path second = folder.resolve("second");
    assertThatThrownBy(() -> Restore.restore(good, TestServer.settings(second, postgres)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is restored into an empty database");
    assertThat(second).isEmptyDirectory();
  }

  private Path backup() throws IOException {
    Path file = folder.resolve("good.zip");
    try (TestServer server = TestServer.start(home)) {
      server.asAdministrator();
      write(server, file, false);
    }
    return file;
  }

  private void assertRefused(Path file, String sentence) {
    Path target = folder.resolve("target");
    assertThatThrownBy(() -> Restore.restore(file, TestServer.settings(target, Map.of())))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(file.getFileName().toString());
    assertThat(target).doesNotExist();
  }

  private static TestDatabase other(TestDatabase kind) {
    return kind == TestDatabase.EMBEDDED ? TestDatabase.POSTGRESQL : TestDatabase.EMBEDDED;
  }

  private static void write(TestServer server, Path file, boolean withKey) throws IOException {
    server.part(Backup.class).write(() -> Files.newOutputStream(file), withKey);
  }

  private static ExportRun latest(TestServer server) {
    return server.part(ExportRuns.class).latest(1).getFirst();
  }

  private static Map<String, Long> rows(Path file) {
    Map<String, Long> rows = new HashMap<>();
    try (BackupFile backup = BackupFile.open(file)) {
      backup.manifest().tables().forEach(table -> rows.put(table.name(), table.rows()));
    }
    return rows;
  }

  private static java.util.List<String> names(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static String entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The same file with another content of one entry, or without it. */
  private Path changed(Path file, String name, String content) throws IOException {
    Path changed = Files.createTempFile(folder, "changed", ".zip");
    try (ZipFile zip = new ZipFile(file.toFile());
        OutputStream out = Files.newOutputStream(changed);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (!entry.getName().equals(name)) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          zip.getInputStream(entry).transferTo(to);
        } else if (content != null) {
          to.putNextEntry(new ZipEntry(name));
          to.write(content.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return changed;
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
