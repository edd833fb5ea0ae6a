package dev.listkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines with this and that Java. */
class LauncherTest {
  private static final String BUILDS =
      """
      echo run >> builds.txt
      mkdir -p server/target
      echo jar > server/target/listkeeper.jar
      """;

  @TempDir Path folder;
  FakeMachine machine;

  @BeforeEach
  void machine() throws IOException {
    folder = folder.toRealPath();
    machine = new FakeMachine(folder);
  }

  @Test
  void helpNeedsNoJava() throws Exception {
    for (String[] arguments : new String[][] {{}, {"help"}, {"--help"}, {"-h"}}) {
      FakeMachine.Outcome outcome = machine.listkeeper(arguments);
      assertThat(outcome.status()).isZero();
      assertThat(outcome.out()).contains("Usage: ./listkeeper COMMAND", "demo", "LISTKEEPER_HOME");
    }
    assertThat(machine.listkeeper("test", "--help").out())
        .contains("N passed, N failed, N skipped");
  }

  @Test
  void withoutJavaOneSentenceSaysWhatToInstall() throws Exception {
    FakeMachine.Outcome outcome = machine.listkeeper("demo");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("needs a JDK of version 25 or newer and found none", "LISTKEEPER_JAVA_HOME");
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Path old = machine.jdk("17.0.15", folder.resolve("jvm/seventeen"));
    Path older = machine.jdk("1.8.0_402", folder.resolve("jvm/eight"));
    FakeMachine.Outcome outcome = machine.with("JAVA_HOME", old.toString()).listkeeper("demo");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("found only Java 17 in " + old + ", Java 8 in " + older + ":");
  }

  @Test
  void aJavaWithoutCompilerWillNotDo() throws Exception {
    Path home = machine.jdk("25.0.3", folder.resolve("jvm/jre"));
    Files.delete(home.resolve("bin/javac"));
    assertThat(machine.listkeeper("demo").err())
        .contains("found only Java 25 without a compiler in " + home);
  }

  @Test
  void javaHomeIsTakenBeforeTheUsualFolders() throws Exception {
    machine.maven(BUILDS);
    machine.jdk("25.0.3", folder.resolve("jvm/usual"));
    Path home = machine.jdk("26-ea", folder.resolve("mine"));
    machine.script(home.resolve("bin/java"), "echo mine");
    assertThat(machine.with("JAVA_HOME", home.toString()).listkeeper("demo").out())
        .isEqualTo("mine\n");
  }

  @Test
  void aJavaWithoutReleaseFileIsAsked() throws Exception {
    machine.maven(BUILDS);
    Path home = machine.jdk("ignored", folder.resolve("jvm/unnamed"));
    Files.delete(home.resolve("release"));
    machine.script(
        home.resolve("bin/java"),
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"25.0.1\" 2026' >&2; else echo ran; fi");
    assertThat(machine.listkeeper("demo").out()).isEqualTo("ran\n");
  }

  @Test
  void anOldJavaOnThePathDoesNotHideANewOne() throws Exception {
    machine.maven(BUILDS);
    Path old = machine.jdk("17.0.15", folder.resolve("old"));
    Files.createSymbolicLink(folder.resolve("bin/java"), old.resolve("bin/java"));
    machine.jdk("25.0.3", folder.resolve("jvm/new"));
    FakeMachine.Outcome outcome = machine.listkeeper("demo");
    assertThat(outcome.status()).isEqualTo(7);
    assertThat(outcome.out()).contains("<-jar>");
  }

  @Test
  void withoutMavenOneSentenceSaysSo() throws Exception {
    machine.jdk("25.0.3", folder.resolve("jvm/new"));
    FakeMachine.Outcome outcome = machine.listkeeper("demo");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err().lines()).singleElement().asString().contains("needs Maven");
  }

  @Test
  void argumentsAndStatusPassUnchanged() throws Exception {
    machine.maven(BUILDS);
    machine.jdk("25.0.3", folder.resolve("jvm with blank/new"));
    machine.with("LISTKEEPER_JAVA_FOLDERS", folder.resolve("jvm with blank").toString());
    machine.with("LISTKEEPER_JAVA_OPTS", "-Xmx64m -Da=b");
    FakeMachine.Outcome outcome =
        machine.listkeeper("no-such-command", "two words", "", "*", "a\"b", "$HOME", "--json");
    assertThat(outcome.status()).isEqualTo(7);
    assertThat(outcome.out().lines())
        .containsExactly(
            "<-Xmx64m>",
            "<-Da=b>",
            "<-jar>",
            "<" + machine.root().resolve("server/target/listkeeper.jar") + ">",
            "<no-such-command>",
            "<two words>",
            "<>",
            "<*>",
            "<a\"b>",
            "<$HOME>",
            "<--json>");
  }

  @Test
  void aRelativeHomeIsThatOfTheCurrentDirectory() throws Exception {
    machine.maven(BUILDS);
    Path home = machine.jdk("25.0.3", folder.resolve("jvm/new"));
    machine.script(home.resolve("bin/java"), "echo \"$LISTKEEPER_HOME\"");
    Path here = Files.createDirectories(folder.resolve("some where"));
    assertThat(machine.in(here).with("LISTKEEPER_HOME", "my data").listkeeper("serve").out())
        .isEqualTo(here + "/my data\n");
  }

  @Test
  void aLinkToTheLauncherWorks() throws Exception {
    machine.jdk("25.0.3", folder.resolve("jvm/new"));
    Path original = machine.root().resolve("listkeeper");
    Path moved = Files.move(original, machine.root().resolve("real"));
    Files.move(moved, Files.createDirectories(folder.resolve("elsewhere")).resolve("listkeeper"));
    Files.createSymbolicLink(original, Path.of("../elsewhere/listkeeper"));
    machine.maven(
        "pwd > where.txt; mkdir -p server/target; echo jar > server/target/listkeeper.jar");
    assertThat(machine.listkeeper("serve").status()).isEqualTo(7);
    assertThat(folder.resolve("elsewhere/where.txt")).hasContent(folder + "/elsewhere");
  }

  @Test
  void buildsOnlyWhenASourceIsNewer() throws Exception {
    machine.maven(BUILDS);
    machine.jdk("25.0.3", folder.resolve("jvm/new"));
    Path source =
        Files.writeString(machine.root().resolve("server/src/main/java/A.java"), "class A {}");
    machine.listkeeper("serve");
    machine.listkeeper("serve");
    assertThat(machine.root().resolve("builds.txt")).hasContent("run");

    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    machine.with("LISTKEEPER_NO_BUILD", "1").listkeeper("serve");
    assertThat(machine.root().resolve("builds.txt")).hasContent("run");
    machine.with("LISTKEEPER_NO_BUILD", "").listkeeper("serve");
    assertThat(machine.root().resolve("builds.txt")).hasContent("run\nrun");
  }

  @Test
  void aFailedBuildShowsItsLogAndRunsNothing() throws Exception {
    machine.jdk("25.0.3", folder.resolve("jvm/new"));
    machine.maven("echo '[ERROR] a semicolon is missing'; exit 1");
    FakeMachine.Outcome outcome = machine.listkeeper("serve");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("a semicolon is missing", "could not be built");
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    assumeTrue(Files.exists(folder.resolve("bin/flock")), "flock is not installed here");
    machine.maven("/bin/sleep 1\n" + BUILDS);
    machine.jdk("25.0.3", folder.resolve("jvm/new"));
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              try {
                machine.listkeeper("serve");
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    machine.listkeeper("serve");
    other.join();
    assertThat(machine.root().resolve("builds.txt")).hasContent("run");
  }
}
