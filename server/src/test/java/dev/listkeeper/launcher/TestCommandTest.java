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
  void totalsAreSummedWithTheSlowestTestsAndTheTimeOfEachModuleBefore() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("product/.ci")).resolve("test-budgets"),
        "# seconds\ncore 1\nserver 1000\n");
    machine.maven(
        report("core", "a.Fast", "0.5", 3, 0, 0, 1)
            + report("server", "b.Slow", "1,012.25", 4, 0, 0, 0)
            + report("new", "c.New", "0.2", 1, 0, 0, 0));
    FakeMachine.Outcome outcome = machine.listkeeper("test");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out().lines().toList())
        .endsWith(
            "Slowest tests:",
            "  1012.25 s  Slow.first",
            "     0.50 s  Fast.first",
            "     0.20 s  New.first",
            "Time of the tests by module:",
            "  1012.25 s  server, OVER its budget of 1000 s",
            "     0.50 s  core of 1 s",
            "     0.20 s  new",
            "7 passed, 0 failed, 1 skipped");
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
    return """
    mkdir -p %1$s; cat > %1$s/TEST-%2$s.xml <<'END'
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuite xmlns:xsi="x" version="3.0.2" name="%2$s" time="%3$s" tests="%4$d" errors="%5$d" skipped="%6$d" failures="%7$d" flakes="0">
      <properties>
        <property name="java.vendor" value="any"/>
      </properties>
      <testcase name="first" classname="%2$s" time="%3$s"/>
    </testsuite>
    END
    """
        .formatted(folder, name, time, tests, errors, skipped, failures);
  }
}
