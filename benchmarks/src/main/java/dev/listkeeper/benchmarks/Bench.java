package dev.listkeeper.benchmarks;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.RunningServer;
import dev.listkeeper.server.config.SettingsReader;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what docs/benchmarks.md holds: made-up customers from files to a list, with the server
 * and the sandbox in processes of their own.
 */
@Command(
    name = "bench",
    description = {
      "Measures reading, segments and exports on made-up customers against the sandbox, and prints a table.",
      "Takes about three minutes and 2 GB of disk for a million profiles."
    },
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final int MOST_ROWS = 39_999;
  private static final int MOST_BYTES = 3_900_000;
  private static final long KILLED_PROFILES = 100_000;
  private static final double MIB = 1024.0 * 1024;
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "LISTKEEPER_CONSTANT_CONTACT_CALLS_PER_SECOND", "100000",
          "LISTKEEPER_CONSTANT_CONTACT_CALLS_PER_DAY", "100000000");

  @Spec private CommandSpec spec;

  @Option(
      names = "--profiles",
      paramLabel = "N",
      description = "Customers to make up (default: ${DEFAULT-VALUE}).")
  private long profiles = 1_000_000;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Work in this folder, which must be empty or absent, and keep it.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--kill",
      paramLabel = "N",
      description = {
        "Instead of measuring, kill the server N times at random moments of export runs,",
        "and look whether every list is exact (default size then: 100,000 profiles)."
      })
  private Optional<Integer> kills = Optional.empty();

  @Option(
      names = "--simulate",
      paramLabel = "N",
      description = {
        "Instead of measuring, play N simulated histories in one thread: runs, people, crashes, faults;",
        "prints the steps of each in which something did not hold that always must."
      })
  private Optional<Integer> histories = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Decides the moments of --kill, and is the first history's of --simulate (default: another one each time).")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--json", description = "Print the figures as one JSON array, on the last line.")
  private boolean json;

  private final Report report = new Report();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Path home = folder.isPresent() ? folder.get() : Files.createTempDirectory("listkeeper-bench-");
    try {
      if (kills.isPresent()) {
        kill(home, kills.get());
      } else if (histories.isPresent()) {
        simulate(histories.get());
      } else {
        measure(home);
      }
    } finally {
      if (folder.isEmpty()) {
        delete(home);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    report.print(out);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(report.figures()));
      out.flush();
    }
    return report.holds() || (kills.isEmpty() && histories.isEmpty()) ? 0 : 1;
  }

  private void simulate(int count) {
    long first = seed.orElseGet(System::nanoTime);
    long begun = System.nanoTime();
    progress("Playing " + count + " histories from seed " + first + ".");
    Simulating.Result result = new Simulating(first, count, spec.commandLine().getErr()).play();
    report.add("histories", (double) count, "");
    report.add("steps in them", (double) result.steps(), "");
    report.exactly("histories in which something was broken", result.broken(), 0);
    report.add("in all", (System.nanoTime() - begun) / 1e9, "s");
  }

  private void kill(Path home, int times) {
    boolean sized = spec.commandLine().getParseResult().hasMatchedOption("--profiles");
    long begun = System.nanoTime();
    Killing.Result result =
        new Killing(
                home,
                sized ? profiles : KILLED_PROFILES,
                times,
                seed.orElseGet(System::nanoTime),
                spec.commandLine().getErr())
            .play();
    report.add("times the server was killed", (double) result.kills(), "");
    report.add("runs, each with an exact list at its end", (double) result.runs(), "");
    report.add("imports accepted", (double) result.imports(), "");
    report.atMost("imports accepted a second time", result.arrivedTwice(), "", 0);
    report.add("in all", (System.nanoTime() - begun) / 1e9, "s");
  }

  private void measure(Path home) {
    progress("Making up " + profiles + " customers and ten orders each.");
    BenchFiles files = new BenchFiles(home.resolve("inbox"), profiles);
    files.write();
    try (SandboxProgram sandbox = SandboxProgram.start("own-time", "paced")) {
      ServerProgram server = ServerProgram.first(home, sandbox, NO_LIMITS);
      try {
        refresh(server, files);
        define(server, sandbox);
        server = server.again(home, sandbox, NO_LIMITS);
        ownTime(home, server, sandbox);
        lookUp(server);
        sandbox.pace();
        server = server.again(home, sandbox, Map.of());
        paced(server, sandbox);
        server.close();
        compareSegment(home);
        sandbox.hurry();
        server = server.again(home, sandbox, NO_LIMITS);
        nextDay(server, sandbox, files);
        removeAll(server, sandbox);
      } finally {
        server.close();
      }
    }
  }

  private void refresh(ServerProgram server, BenchFiles files) {
    progress("Reading the files, making profiles, evaluating segments.");
    server.apply(resource("/workspace.yaml"));
    for (JsonNode task : server.refresh()) {
      double seconds = ServerProgram.seconds(task);
      switch (task.path("key").asString("")) {
        case "crm" ->
            report.atLeast(
                "rows read from a CSV file of 12 columns, types detected",
                files.profiles() / seconds,
                "rows/s",
                500_000);
        case "till" -> report.add("the same, 4 columns", files.orderCount() / seconds, "rows/s");
        case "everybody" -> report.add("segment of everybody, in a refresh", seconds, "s");
        case "nobody" -> {}
        case "buyers" ->
            report.add(
                "segment with join, two aggregates and a date window, in a refresh", seconds, "s");
        default -> report.add("customer profiles made", seconds, "s");
      }
    }
    peak("reading and evaluating", server);
  }

  private void define(ServerProgram server, SandboxProgram sandbox) {
    server.apply(exports(sandbox));
    server.connect("sandbox", sandbox);
  }

  private String exports(SandboxProgram sandbox) {
    return resource("/exports.yaml")
        .replace("{limit}", Long.toString(Math.max(profiles, Connection.LIMIT)))
        .replace("{own-time}", sandbox.listId("own-time"))
        .replace("{paced}", sandbox.listId("paced"));
  }

  /** With neither limits nor delays: what is left is our own time and the sandbox's work. */
  private void ownTime(Path home, ServerProgram server, SandboxProgram sandbox) {
    progress("First export, without limits and delays.");
    sandbox.forgetCounts();
    JsonNode first = server.run("own-time");
    report.atMost("first export, own time", first.path("seconds").asDouble(0), "s", 8);
    report.add("of it the sandbox at work", sandbox.busySeconds(), "s");
    report.add("of it the plan", ServerProgram.planSeconds(home, "own-time"), "s");
    progress("The same again, nothing changed.");
    JsonNode again = server.run("own-time");
    report.atMost("nothing changed: own time", again.path("seconds").asDouble(0), "s", 3);
    report.atMost("nothing changed: calls, polls included", calls(again), "", 14);
    report.atMost("nothing changed: imports", again.path("imports").asDouble(0), "", 0);
    peak("exports without limits", server);
  }

  private void lookUp(ServerProgram server) {
    progress("Looking people up.");
    LookUps lookUps = new LookUps(server, profiles);
    report.atMost(
        "a person looked up with all that is known, 95th percentile", lookUps.whole(), "ms", 300);
    report.add("people searched for, 95th percentile", lookUps.found(), "ms");
  }

  /** One in a hundred has changed, one in a hundred is gone. */
  private void nextDay(ServerProgram server, SandboxProgram sandbox, BenchFiles files) {
    progress("1 % changed and 1 % gone.");
    files.writeNextDay();
    server.refresh();
    sandbox.forgetCounts();
    JsonNode run = server.run("own-time");
    report.add("1 % changed, 1 % gone: own time", run.path("seconds").asDouble(0), "s");
    report.exactly(
        "the same: rows that travelled",
        server.rows("own-time", run, "IMPORT"),
        (double) files.hundredth());
    report.exactly(
        "the same: people removed",
        run.at("/removals/done").asDouble(0),
        (double) files.hundredth());
    report.add("the same: calls, polls included", calls(run), "");
    forecast("the same", run);
  }

  /** The segment came out empty: after an approval everybody goes, 500 a call. */
  private void removeAll(ServerProgram server, SandboxProgram sandbox) {
    progress("100 % removed.");
    server.apply(exports(sandbox).replace("[everybody] # own-time", "[nobody]"));
    sandbox.forgetCounts();
    JsonNode run = server.approvedRun("own-time");
    report.add("100 % removed: people", run.at("/removals/done").asDouble(0), "");
    report.add("100 % removed: own time", run.path("seconds").asDouble(0), "s");
    report.add("100 % removed: calls, polls included", calls(run), "");
    forecast("100 % removed", run);
    report.add(
        "100 % removed: time that 4 calls a second would take at least", calls(run) / 4, "s");
    peak("removals", server);
  }

  private void forecast(String what, JsonNode run) {
    JsonNode forecast = run.path("forecast");
    double calls =
        forecast.path("imports").asDouble(0)
            + forecast.path("lookups").asDouble(0)
            + forecast.path("removals").asDouble(0)
            + forecast.path("readBack").asDouble(0);
    report.add(what + ": calls forecast after the pull", calls, "");
  }

  private void paced(ServerProgram server, SandboxProgram sandbox) {
    progress("First export at the pace of the service.");
    sandbox.forgetCounts();
    JsonNode run = server.run("paced");
    double busy = sandbox.busySeconds();
    report.add("imports and exports kept the sandbox busy", busy, "s");
    report.atMost(
        "first export at 4 calls a second, wall",
        run.path("seconds").asDouble(0),
        "s",
        1.25 * busy + 5);
    List<JsonNode> batches = server.batches("paced", run.path("number").asInt(0));
    long rows = batches.stream().mapToLong(batch -> batch.path("rows").asLong(0)).sum();
    long bytes = batches.stream().mapToLong(batch -> batch.path("bytes").asLong(0)).sum();
    report.add("rows sent", (double) rows, "");
    report.add("bytes sent", (double) bytes, "");
    report.atMost(
        "imports",
        run.path("imports").asDouble(0),
        "",
        Math.max(Math.ceilDiv(rows, MOST_ROWS), Math.ceilDiv(bytes, MOST_BYTES)) + 1.0);
    report.atMost("calls, polls included", calls(run), "", 90);
    peak("the export at the service's pace", server);
  }

  private static double calls(JsonNode run) {
    return run.path("calls").asDouble(0);
  }

  private void peak(String when, ServerProgram server) {
    server
        .peakMemory()
        .ifPresent(
            bytes -> report.atMost("peak memory of the server: " + when, bytes / MIB, "MiB", 1024));
  }

  private void compareSegment(Path home) {
    progress("The segment against the SQL by hand, seven times each.");
    Map<String, String> settings =
        Map.of(
            "LISTKEEPER_HOME", home.toString(),
            "LISTKEEPER_PORT", "0",
            "LISTKEEPER_TIME_ZONE", "UTC");
    try (RunningServer server = RunningServer.start(SettingsReader.read(settings, home))) {
      Segment buyers = segments(server).find(new Key("buyers")).orElseThrow();
      TableName orders = new TableName(new Key("till"), new Key("orders"));
      Snapshot rows =
          server.part(Snapshots.class).latest(orders.dataset()).orElseThrow().snapshot();
      SegmentComparison.Medians medians =
          new SegmentComparison(
                  buyers,
                  server.part(Profiles.class).current(),
                  rows,
                  resource("/segment-by-hand.sql"),
                  home.resolve("segment-comparison"))
              .measure();
      report.add("members of that segment", (double) medians.members(), "");
      report.add("the SQL by hand, median of 7", medians.byHand(), "s");
      report.atMost(
          "the segment, median of 7 in turns with it",
          medians.product(),
          "s",
          1.2 * medians.byHand() + 0.1);
    }
  }

  @SuppressWarnings("unchecked") // the bean of this name holds segments
  private static Definitions<Segment> segments(RunningServer server) {
    return (Definitions<Segment>) server.part("segments", Definitions.class);
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Bench.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void progress(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(text);
    err.flush();
  }
}
