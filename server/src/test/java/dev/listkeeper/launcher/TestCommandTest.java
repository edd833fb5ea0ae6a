package dev.listkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./listkeeper test}: its totals and its exit status, with a Maven that only pretends. */
class TestCommandTest {
  @TempDir Path folder;
  FakeMachine machine;

  @BeforeEach
  void machine() throws IOException {
    folder = folder.toRealPath();
    machine = new FakeMachine(folder);
    machine.jdk("25.0.3", folder.resolve("jvm/new"));
    for (String present : new String[] {"chromium", "initdb"}) {
      machine.script(folder.resolve("bin").resolve(present), "exit 1");
    }
  }

  @Test
  void totalsAreSummedOverModulesWithTheSlowestClassesBefore() throws Exception {
    machine.maven(
        report("core", "a.Fast", "0.5", 3, 0, 0, 1)
            + report("server", "b.Slow", "1,012.25", 4, 0, 0, 0));
    FakeMachine.Outcome outcome = machine.listkeeper("test");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out().lines().toList())
        .endsWith(
            "Slowest test classes:",
            "  1012.25 s  b.Slow",
            "     0.50 s  a.Fast",
            "6 passed, 0 failed, 1 skipped");
  }

  @Test
  void failuresAndErrorsFailTheCommand() throws Exception {
    machine.maven(report("core", "a.Bad", "0.5", 5, 1, 2, 0));
    FakeMachine.Outcome outcome = machine.listkeeper("test");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).endsWith("\n2 passed, 3 failed, 0 skipped\n");
  }

  @Test
  void aBuildThatFailsOutsideTheTestsFailsTheCommand() throws Exception {
    machine.maven(report("core", "a.Good", "0.5", 1, 0, 0, 0) + "exit 1");
    FakeMachine.Outcome outcome = machine.listkeeper("test");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).endsWith("\n1 passed, 0 failed, 0 skipped\n");
    assertThat(outcome.err()).contains("failed outside of the tests");
  }

  @Test
  void aTestJvmThatDiedFailsTheCommand() throws Exception {
    machine.maven(
        report("core", "a.Good", "0.5", 1, 0, 0, 0)
            + "echo '[ERROR] The forked VM terminated without properly saying goodbye.'");
    FakeMachine.Outcome outcome = machine.listkeeper("test");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("A test JVM died");
  }

  @Test
  void totalsOfAnEarlierRunDoNotCount() throws Exception {
    machine.maven(report("core", "a.Bad", "0.5", 1, 1, 0, 0));
    machine.listkeeper("test");
    machine.maven(report("server", "b.Good", "0.5", 2, 0, 0, 0));
    assertThat(machine.listkeeper("test").out()).endsWith("\n2 passed, 0 failed, 0 skipped\n");
  }

  @Test
  void whatIsMissingIsNamedAndInstalledOnlyByRootOnDebian() throws Exception {
    Files.delete(folder.resolve("bin/initdb"));
    Files.delete(folder.resolve("bin/id"));
    machine.script(folder.resolve("bin/id"), "echo 1000");
    machine.maven(report("core", "a.Good", "0.5", 1, 0, 0, 0));
    FakeMachine.Outcome outcome = machine.listkeeper("test");
    assertThat(outcome.status()).isZero();
    if (Files.notExists(Path.of("/usr/lib/postgresql"))) {
      assertThat(outcome.err()).contains("Not installed here", "postgresql");
    }

    Files.delete(folder.resolve("bin/chromium"));
    assertThat(machine.listkeeper("test").err()).contains("Not installed here", "chromium");
  }

  private static String report(
      String module, String name, String time, int tests, int errors, int failures, int skipped) {
    String folder = module + "/target/surefire-reports";
    return "mkdir -p "
        + folder
        + "; echo '<testsuite xmlns:xsi=\"x\" version=\"3.0.2\" name=\"%s\" time=\"%s\" tests=\"%d\" errors=\"%d\" skipped=\"%d\" failures=\"%d\" flakes=\"0\">' > %s/TEST-%s.xml\n"
            .formatted(name, time, tests, errors, skipped, failures, folder, name);
  }
}
