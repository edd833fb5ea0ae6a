package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk that is full, a small one of its own at the folder of snapshots or of scratch files. Needs
 * the right to mount, and is skipped without.
 */
class DiskFaultsTest extends FaultyService {
  private Path disk;

  @Override
  @BeforeEach
  void start() {
    super.start();
    bench.customers(people(200, "Ana"));
  }

  @Override
  @AfterEach
  void stop() {
    super.stop();
    if (disk != null) {
      run("umount", "-l", disk.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"snapshots", "scratch"})
  void aDiskThatIsFullBeforeAnythingIsSentEndsTheRun(String folder) throws IOException {
    mount(folder);
    sandbox.fault(Fault.on(CONTACTS, Effect.meanwhile(this::fill)));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.OUT_OF_DISK);
    assertThat(run.failure().orElseThrow().sentence()).contains("disk");
    assertNothingSent();
    makeRoom();
    assertNextRunMakesItExact(addresses(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snapshots", "scratch"})
  void aRunThatHasSentWaitsForRoom(String folder) throws IOException {
    mount(folder);
    sandbox.fault(Fault.on(IMPORT, Effect.meanwhile(this::fill)));
    int[] waits = new int[1];
    bench.pause =
        wait -> {
          if (wait.toSeconds() >= 20 && waits[0]++ == 0) {
            makeRoom();
          }
          sandbox.advanceClock(wait);
        };

    ExportRun run = bench.run();

    assertThat(waits[0]).as("waits of 20 s and more").isEqualTo(1);
    assertExact(run, addresses(200));
    assertThat(bench.run().counts().unchanged()).isEqualTo(200);
  }

  /** A disk of 1 MB at a folder of the home; what is there stays readable beneath it no more. */
  private void mount(String folder) throws IOException {
    Path at = home.resolve(folder);
    Files.createDirectories(at);
    Path kept = Files.createDirectories(home.resolve("kept"));
    run("cp", "-a", at + "/.", kept.toString());
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", at.toString());
    assumeTrue(mounted, "a small disk can't be mounted here");
    disk = at;
    run("cp", "-a", kept + "/.", at.toString());
  }

  private void fill() {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private void makeRoom() {
    try {
      Files.delete(disk.resolve("filler"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
