package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.activity.BusyTime;
import dev.listkeeper.constantcontact.sandbox.auth.Scopes;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Handler;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The test-only addresses under /sandbox: no token, no limit, not counted. */
public final class InspectEndpoint {
  private final Doors doors;
  private final People people;
  private final SettingsJson settings;
  private final FaultJson faults;

  /** Inspection of one sandbox. */
  public InspectEndpoint(Doors doors, People people, Settings settings) {
    this.doors = doors;
    this.people = people;
    this.settings = new SettingsJson(settings);
    faults = new FaultJson(doors);
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        route("GET", "lists", _ -> lists()),
        route("POST", "lists", this::createList),
        route("GET", "lists/{list_id}/members", this::members),
        route("POST", "seed", this::seed),
        route("GET", "contacts", this::contact),
        route("POST", "unsubscribe", on("email", doors::unsubscribe)),
        route("POST", "leave", this::leave),
        route("POST", "delete", on("email", doors::deleteContact)),
        route("POST", "flag", on("email", doors::flagAddress)),
        route(
            "DELETE", "lists/{list_id}", call -> done(() -> doors.deleteList(call.at("list_id")))),
        route("POST", "custom_fields", this::createField),
        route("POST", "tags", this::createTag),
        route("POST", "quota/exhaust", _ -> done(doors::exhaustQuota)),
        route("GET", "faults", _ -> Answer.ok(faults.json())),
        route("POST", "faults", call -> Answer.json(201, faults.script(call.json()))),
        route("DELETE", "faults", _ -> done(doors::clearFaults)),
        route("GET", "calls", _ -> calls()),
        route("DELETE", "calls", _ -> done(doors::resetCalls)),
        route("GET", "imports", _ -> imports()),
        route("GET", "busy", _ -> busy()),
        route("DELETE", "busy", _ -> done(doors::resetBusyTime)),
        route("GET", "clock", _ -> clock()),
        route("POST", "clock", this::moveClock),
        route("POST", "tokens", this::issue),
        route("POST", "tokens/expire", _ -> done(doors::expireAccessTokens)),
        route("POST", "tokens/revoke", _ -> done(doors::revokeRefreshTokens)),
        route("GET", "settings", _ -> Answer.ok(settings.json())),
        route("PUT", "settings", call -> Answer.ok(settings.change(call.json()))));
  }

  /** Work that is due is done before anyone looks, and mistakes of the caller become 4xx. */
  private Route route(String method, String path, Handler handler) {
    return new Route(
        method,
        "/sandbox/" + path,
        call -> {
          doors.finishDueActivities();
          try {
            return handler.handle(call);
          } catch (NoSuchElementException e) {
            throw Refusal.notFound(String.valueOf(e.getMessage()));
          } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.invalid(String.valueOf(e.getMessage()));
          }
        });
  }

  private static Answer done(Runnable action) {
    action.run();
    return Answer.empty(204);
  }

  private Answer lists() {
    ArrayNode body = Json.array();
    doors
        .lists()
        .forEach((id, name) ->
            body.addObject()
                .put("list_id", id)
                .put("name", name)
                .put("membership_count", people.memberCount(id)));
    return Answer.ok(body);
  }

  private Answer createList(Call call) throws IOException {
    String id = doors.createList(text(call.json(), "name"));
    return Answer.json(201, Json.object().put("list_id", id));
  }

  private Answer members(Call call) {
    String listId = call.at("list_id");
    int _ = people.memberCount(listId); // An unknown list must answer 404 before the body begins.
    return Answer.stream("text/plain; charset=utf-8", out -> people.writeMembers(listId, out));
  }

  private Answer seed(Call call) throws IOException {
    int seeded =
        call.header("Content-Type").orElse("").startsWith("text/csv")
            ? people.seedCsv(
                new InputStreamReader(call.stream(), StandardCharsets.UTF_8),
                call.query().list("list_ids"))
            : people.seed(seed(call.json()));
    return Answer.ok(Json.object().put("seeded", seeded));
  }

  private static Seed seed(JsonNode body) {
    List<String> listIds = new ArrayList<>();
    body.path("list_ids").forEach(id -> listIds.add(id.asString("")));
    return new Seed(
        body.path("count").asInt(0),
        body.path("first").asInt(0),
        body.path("name").asString("person#"),
        body.path("domain").asString("example.org"),
        Permission.of(body.path("permission").asString("implicit"))
            .orElseThrow(() -> Refusal.invalid("permission is unknown.")),
        listIds);
  }

  private Answer contact(Call call) {
    ContactView view =
        people
            .find(call.query().get("email").orElse(""))
            .orElseThrow(() -> Refusal.notFound("No contact has this address."));
    ObjectNode body =
        Json.object()
            .put("contact_id", view.contactId())
            .put("email", view.address())
            .put("permission_to_send", view.permission().wire())
            .put("deleted", view.deleted())
            .put("first_name", view.firstName())
            .put("last_name", view.lastName());
    ArrayNode lists = body.putArray("list_ids");
    view.listIds().forEach(lists::add);
    ObjectNode fields = body.putObject("custom_fields");
    view.customFields().forEach(fields::put);
    ArrayNode tags = body.putArray("tags");
    view.tags().forEach(tags::add);
    return Answer.ok(body);
  }

  /** Does something with one member of the body. */
  private static Handler on(String member, Consumer<String> action) {
    return call -> {
      String text = text(call.json(), member);
      return done(() -> action.accept(text));
    };
  }

  private Answer leave(Call call) throws IOException {
    JsonNode body = call.json();
    return done(() -> doors.removeFromList(text(body, "email"), text(body, "list_id")));
  }

  private Answer createField(Call call) throws IOException {
    String id = doors.createCustomField(text(call.json(), "label"));
    return Answer.json(201, Json.object().put("custom_field_id", id));
  }

  private Answer createTag(Call call) throws IOException {
    String id = doors.createTag(text(call.json(), "name"));
    return Answer.json(201, Json.object().put("tag_id", id));
  }

  private Answer calls() {
    ObjectNode body = Json.object();
    body.put("total", doors.calls().values().stream().mapToLong(Long::longValue).sum());
    ObjectNode endpoints = body.putObject("endpoints");
    doors.calls().forEach(endpoints::put);
    ObjectNode answers = body.putObject("answers");
    doors.answers().forEach((status, count) -> answers.put(String.valueOf(status), count));
    return Answer.ok(body);
  }

  private Answer imports() {
    ArrayNode body = Json.array();
    doors
        .acceptedImports()
        .forEach(one ->
            body.addObject()
                .put("file_name", one.fileName())
                .put("rows", one.rows())
                .put("sha256", one.sha256()));
    return Answer.ok(body);
  }

  private Answer busy() {
    BusyTime busy = doors.busyTime();
    return Answer.ok(
        Json.object()
            .put("import_ms", busy.imports().toMillis())
            .put("export_ms", busy.exports().toMillis())
            .put("simulated_import_ms", busy.simulatedImports().toMillis())
            .put("simulated_export_ms", busy.simulatedExports().toMillis()));
  }

  private Answer clock() {
    return Answer.ok(Json.object().put("now", doors.now().toString()));
  }

  private Answer moveClock(Call call) throws IOException {
    doors.advanceClock(Duration.parse(text(call.json(), "advance")));
    return clock();
  }

  private Answer issue(Call call) throws IOException {
    Set<String> scopes = new LinkedHashSet<>();
    call.json().path("scopes").forEach(scope -> scopes.addAll(Scopes.parse(scope.asString(""))));
    return Answer.ok(doors.issueTokens(scopes).json(doors.now()));
  }

  private static String text(JsonNode body, String member) {
    String text = body.path(member).asString("");
    if (text.isEmpty()) {
      throw Refusal.invalid(member + " is required.");
    }
    return text;
  }
}
