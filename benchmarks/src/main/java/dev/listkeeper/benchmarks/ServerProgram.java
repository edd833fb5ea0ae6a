package dev.listkeeper.benchmarks;

import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.server.Listkeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Listkeeper server in a process of its own, driven by its REST API. */
final class ServerProgram implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Program program;
  private final Http api;
  private final String token;

  private ServerProgram(Program program, Http api, String token) {
    this.program = program;
    this.api = api;
    this.token = token;
  }

  /** A first start: makes the administrator. */
  static ServerProgram first(Path home, SandboxProgram sandbox, Map<String, String> settings) {
    Program program =
        Program.start(
            Listkeeper.class.getName(),
            List.of("serve"),
            environment(home, sandbox, settings),
            "Create the first administrator:");
    URI link = URI.create(program.lineAfter("Create the first administrator:"));
    try (Http open = new Http(link, Optional.empty())) {
      String token =
          open.post(
                  "/api/v1/setup",
                  """
                  {"token": "%s", "displayName": "Bench", "email": "bench@example.org",
                   "password": "measured twice, cut once"}
                  """
                      .formatted(link.getPath().substring("/setup/".length())))
              .path("apiToken")
              .asString("");
      return new ServerProgram(program, new Http(link, Optional.of(token)), token);
    }
  }

  /** The next start on the same home, with other settings. */
  ServerProgram again(Path home, SandboxProgram sandbox, Map<String, String> settings) {
    close();
    Program next =
        Program.start(
            Listkeeper.class.getName(),
            List.of("serve"),
            environment(home, sandbox, settings),
            "Listkeeper is ready at");
    URI address = URI.create(next.lineAfter("Listkeeper is ready at") + "/");
    return new ServerProgram(next, new Http(address, Optional.of(token)), token);
  }

  private static Map<String, String> environment(
      Path home, SandboxProgram sandbox, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("LISTKEEPER_HOME", home.toString());
    all.put("LISTKEEPER_PORT", "0");
    all.put("LISTKEEPER_TIME_ZONE", "UTC");
    all.put("LISTKEEPER_CONSTANT_CONTACT_API_URL", sandbox.apiUrl());
    all.put("LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", sandbox.authUrl());
    return all;
  }

  void apply(String workspace) {
    api.post("/api/v1/workspace/apply", workspace);
  }

  /** All the steps of docs/connecting.md. */
  void connect(String key, SandboxProgram sandbox) {
    String steps = "/api/v1/connections/" + key + "/";
    api.post(steps + "agreement", "");
    String page =
        api.post(
                steps + "authorization",
                "{\"clientId\": \"%s\", \"clientSecret\": \"%s\"}"
                    .formatted(sandbox.clientId(), sandbox.clientSecret()))
            .path("authorizeUrl")
            .asString("");
    api.post("/api/v1/connections/authorization/callback", consent(URI.create(page)));
    api.post(steps + "export-user", "");
    api.post(steps + "save", "");
  }

  private static String consent(URI page) {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      String back =
          browser
              .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      Map<String, String> parameters =
          Arrays.stream(URI.create(back).getQuery().split("&"))
              .map(pair -> pair.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      return JsonMapper.shared().writeValueAsString(parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's consent page did not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The measurement was stopped.", e);
    }
  }

  /** Refreshes everything, and gives the tasks with their times. */
  List<JsonNode> refresh() {
    return awaitEnd(startRefresh());
  }

  /** Where the refresh can be looked at. */
  String startRefresh() {
    return "/api/v1/refreshes/" + api.post("/api/v1/refreshes", "").path("id").asLong(0);
  }

  boolean hasEnded(String refresh) {
    return api.get(refresh).hasNonNull("endedAt");
  }

  List<JsonNode> awaitEnd(String refresh) {
    JsonNode done = until(refresh, now -> now.hasNonNull("endedAt"));
    for (JsonNode task : done.path("tasks")) {
      if (!task.path("status").asString("").equals("SUCCESSFUL")) {
        throw new IllegalStateException("A task did not succeed: " + task);
      }
    }
    return done.path("tasks").valueStream().toList();
  }

  /** Runs an export that a brake stops, approves it, and waits for its end. */
  JsonNode approvedRun(String export) {
    String runs = "/api/v1/exports/" + export + "/runs";
    String run = runs + "/" + api.post(runs, "").path("number").asInt(0);
    until(run, now -> now.path("status").asString("").equals("NEEDS_APPROVAL"));
    api.post(run + "/approve", "");
    return ended(run);
  }

  /** How many rows the files or removals of a run have. */
  double rows(String export, JsonNode run, String kind) {
    return batches(export, run.path("number").asInt(0)).stream()
        .filter(batch -> batch.path("kind").asString("").equals(kind))
        .mapToLong(batch -> batch.path("rows").asLong(0))
        .sum();
  }

  /** Runs an export to its end. */
  JsonNode run(String export) {
    String runs = "/api/v1/exports/" + export + "/runs";
    return ended(runs + "/" + api.post(runs, "").path("number").asInt(0));
  }

  private JsonNode ended(String run) {
    JsonNode done = until(run, now -> now.hasNonNull("endedAt"));
    if (!done.path("equal").asBoolean(false)) {
      throw new IllegalStateException("The list is not what was planned: " + done);
    }
    return done;
  }

  /** How long the first run of an export took to plan, by the server's log. */
  static double planSeconds(Path home, String export) {
    Pattern line =
        Pattern.compile("Run 1 of " + Pattern.quote(export) + ":.* planned in ([0-9,]+) ms");
    try (Stream<String> lines = Files.lines(home.resolve("processes/1/listkeeper.log"))) {
      return lines
          .map(line::matcher)
          .filter(Matcher::find)
          .mapToDouble(found -> Long.parseLong(found.group(1).replace(",", "")) / 1000.0)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("The log has no plan of " + export + "."));
    } catch (IOException e) {
      throw new UncheckedIOException("The server's log can't be read.", e);
    }
  }

  JsonNode latestRun(String export) {
    return api.get("/api/v1/exports/" + export + "/runs").path("runs").path(0);
  }

  /** Asks for something that has to be there. */
  void look(String path) {
    api.get(path);
  }

  /** The files of a run. */
  List<JsonNode> batches(String export, int run) {
    return api.get("/api/v1/exports/" + export + "/runs/" + run + "/batches")
        .valueStream()
        .toList();
  }

  private JsonNode until(String path, Predicate<JsonNode> there) {
    for (JsonNode now = api.get(path); ; now = api.get(path)) {
      if (there.test(now)) {
        return now;
      }
      try {
        Sleeper.REAL.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The measurement was stopped.", e);
      }
    }
  }

  static double seconds(JsonNode task) {
    Instant from = Instant.parse(task.path("startedAt").asString(""));
    Instant to = Instant.parse(task.path("endedAt").asString(""));
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  OptionalLong peakMemory() {
    return program.peakMemory();
  }

  /** SIGKILL: it gets no chance to do anything more. */
  void kill() {
    program.kill();
  }

  @Override
  public void close() {
    api.close();
    program.close();
  }
}
