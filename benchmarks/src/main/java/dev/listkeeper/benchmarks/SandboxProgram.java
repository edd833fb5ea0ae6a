package dev.listkeeper.benchmarks;

import dev.listkeeper.constantcontact.sandbox.SandboxMain;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The Constant Contact sandbox in a process of its own, without limits or delays at first. */
final class SandboxProgram implements AutoCloseable {
  private final Program program;
  private final Http inspection;

  private SandboxProgram(Program program) {
    this.program = program;
    this.inspection =
        new Http(URI.create(program.lineAfter("inspection")).resolve("."), Optional.empty());
  }

  static SandboxProgram start(String... lists) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("--approve", "--any-loopback-redirect", "--no-limits"));
    for (String list : lists) {
      arguments.addAll(List.of("--list", list));
    }
    return new SandboxProgram(
        Program.start(SandboxMain.class.getName(), arguments, Map.of(), "Ready."));
  }

  /** As the targets say: 4 calls a second, and 20 ms for 1,000 rows imported or exported. */
  void pace() {
    inspection.send(
        "PUT",
        "settings",
        """
        {"limits": {"per_second": 4, "per_day": 10000, "token_per_second": 1},
         "delays": {"per_1000_rows": "PT0.02S"}}
        """);
  }

  /** Without limits or delays again. */
  void hurry() {
    inspection.send(
        "PUT",
        "settings",
        """
        {"limits": {"per_second": 100000, "per_day": 100000000, "token_per_second": 100000},
         "delays": {"per_1000_rows": "PT0S"}}
        """);
  }

  /** Activities, and answers to imports that were accepted, take long enough to be hit. */
  void dawdle() {
    inspection.send(
        "PUT",
        "settings",
        """
        {"delays": {"fixed": "PT0.4S", "per_1000_rows": "PT0.01S"}}
        """);
    inspection.send(
        "POST",
        "faults",
        """
        {"on": "POST /v3/activities/contacts_file_import", "effect": "slow", "by": "PT0.4S",
         "always": true}
        """);
  }

  long callCount() {
    return calls().path("total").asLong(0);
  }

  JsonNode acceptedImports() {
    return inspection.get("imports");
  }

  Set<String> members(String list) {
    String lines = inspection.send("GET", "lists/" + list + "/members", "").body();
    return lines.lines().collect(Collectors.toSet());
  }

  Optional<String> firstName(String address) {
    return inspection.get("contacts?email=" + address).path("first_name").asStringOpt();
  }

  void forgetCounts() {
    inspection.send("DELETE", "calls");
    inspection.send("DELETE", "busy");
  }

  JsonNode calls() {
    return inspection.get("calls");
  }

  /** How long imports and exports kept it busy: its own work and the set delays together. */
  double busySeconds() {
    JsonNode busy = inspection.get("busy");
    return busy.propertyStream().mapToLong(part -> part.getValue().asLong(0)).sum() / 1000.0;
  }

  String listId(String name) {
    for (JsonNode list : inspection.get("lists")) {
      if (list.path("name").asString("").equals(name)) {
        return list.path("list_id").asString("");
      }
    }
    throw new IllegalStateException("The sandbox has no list " + name + ".");
  }

  String apiUrl() {
    return program.lineAfter("API");
  }

  String authUrl() {
    return program.lineAfter("authorization");
  }

  String clientId() {
    return program.lineAfter("client id");
  }

  String clientSecret() {
    return program.lineAfter("client secret");
  }

  @Override
  public void close() {
    inspection.close();
    program.close();
  }
}
