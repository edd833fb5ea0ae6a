package dev.listkeeper.benchmarks;

import dev.listkeeper.constantcontact.limit.Sleeper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server with SIGKILL at random moments of refreshes and their export run, starts it
 * again, and looks after each run whether the list is exact and nothing arrived twice.
 */
final class Killing {
  private static final String EXPORT = "kill";
  private static final Duration LOOKING = Duration.ofMillis(20);
  private static final int SAMPLE = 20;

  /** So that a call by call refusal does not decide how many kills a day has. */
  private static final Map<String, String> FAST =
      Map.of(
          "LISTKEEPER_CONSTANT_CONTACT_CALLS_PER_SECOND", "100",
          "LISTKEEPER_CONSTANT_CONTACT_CALLS_PER_DAY", "100000000");

  private final Path home;
  private final KillFile file;
  private final int kills;
  private final Random random;
  private final long seed;
  private final PrintWriter progress;

  /** How it went. */
  record Result(int kills, int runs, int imports, int arrivedTwice) {}

  /**
   * @param profiles customers at first; a hundredth more join before each run
   * @param kills how often the server is killed
   * @param seed decides when; the same seed draws the same moments, not the same scheduling
   */
  Killing(Path home, long profiles, int kills, long seed, PrintWriter progress) {
    this.home = home;
    this.file = new KillFile(home.resolve("inbox"), profiles);
    this.kills = kills;
    this.seed = seed;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /**
   * Plays until the server was killed so often and its last run has ended.
   *
   * @throws IllegalStateException when a list is not exact; the message names the seed
   */
  Result play() {
    say("Killing the server " + kills + " times; --seed " + seed);
    try (SandboxProgram sandbox = SandboxProgram.start(EXPORT)) {
      sandbox.dawdle();
      ServerProgram server = ServerProgram.first(home, sandbox, FAST);
      try {
        file.write(0);
        server.apply(Bench.resource("/kill.yaml").replace("{list}", sandbox.listId(EXPORT)));
        server.connect("sandbox", sandbox);
        long begun = System.nanoTime();
        server.refresh();
        Duration undisturbed = Duration.ofNanos(System.nanoTime() - begun);
        check(server, sandbox, 0);
        int killed = 0;
        int round = 0;
        while (killed < kills) {
          round++;
          file.write(round);
          String refresh = server.startRefresh();
          long calls = sandbox.callCount();
          while (!endsWithin(moment(undisturbed), server, refresh)) {
            if (killed == kills) {
              server.awaitEnd(refresh);
              break;
            }
            server.kill();
            killed++;
            calls = sandbox.callCount();
            server = server.again(home, sandbox, FAST);
            awaitCalls(sandbox, calls, server, refresh);
          }
          check(server, sandbox, round);
          say("Killed " + killed + " times, " + round + " lists exact.");
        }
        Set<String> hashes = new HashSet<>();
        JsonNode accepted = sandbox.acceptedImports();
        accepted.forEach(one -> hashes.add(one.path("sha256").asString("")));
        return new Result(killed, round + 1, accepted.size(), accepted.size() - hashes.size());
      } finally {
        server.close();
      }
    }
  }

  private Duration moment(Duration undisturbed) {
    return Duration.ofNanos(random.nextLong(undisturbed.toNanos()));
  }

  private static boolean endsWithin(Duration time, ServerProgram server, String refresh) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      if (server.hasEnded(refresh)) {
        return true;
      }
      pause();
    }
    return false;
  }

  /** Returns when the work goes on: it takes a while to be taken over from a killed process. */
  private static void awaitCalls(
      SandboxProgram sandbox, long before, ServerProgram server, String refresh) {
    while (sandbox.callCount() == before && !server.hasEnded(refresh)) {
      pause();
    }
  }

  private static void pause() {
    try {
      Sleeper.REAL.sleep(LOOKING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The measurement was stopped.", e);
    }
  }

  private void check(ServerProgram server, SandboxProgram sandbox, int round) {
    JsonNode run = server.latestRun(EXPORT);
    if (!run.path("status").asString("").equals("SUCCESSFUL")
        || !run.path("equal").asBoolean(false)
        || run.path("number").asInt(0) != round + 1) {
      throw wrong(round, "run " + run);
    }
    Set<String> expected = new TreeSet<>();
    for (long id = 1; id <= file.people(round); id++) {
      expected.add(KillFile.address(id));
    }
    Set<String> listed = sandbox.members(sandbox.listId(EXPORT));
    if (!listed.equals(expected)) {
      throw wrong(
          round, "the list has " + listed.size() + " members, planned were " + expected.size());
    }
    for (int i = 0; i < SAMPLE; i++) {
      long id = 1 + random.nextLong(file.people(round));
      Optional<String> name = sandbox.firstName(KillFile.address(id));
      if (!name.equals(Optional.of(KillFile.firstName(id, round)))) {
        throw wrong(round, "customer " + id + " is called " + name);
      }
    }
  }

  private IllegalStateException wrong(int round, String what) {
    return new IllegalStateException("Round " + round + " with --seed " + seed + ": " + what);
  }

  private void say(String text) {
    progress.println(text);
    progress.flush();
  }
}
