package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Paging;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells how activities stand, and queues the deletion of a list. */
final class ActivityEndpoint {
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final Activities activities;
  private final Worker worker;
  private final Lists lists;
  private final Switches switches;
  private final InstantSource clock;
  private final ActivityJson json;

  ActivityEndpoint(
      Activities activities, Worker worker, Lists lists, Switches switches, InstantSource clock) {
    this.activities = activities;
    this.worker = worker;
    this.lists = lists;
    this.switches = switches;
    this.clock = clock;
    json = new ActivityJson(switches);
  }

  List<Route> routes(Gate gate) {
    Access write = Access.contactData(Privileges.CONTACTS_WRITE);
    Access listsWrite = Access.contactData(Privileges.LISTS_WRITE);
    return List.of(
        new Route("GET", "/v3/activities", gate.before(write, this::page)),
        new Route("GET", "/v3/activities/{activity_id}", gate.before(write, this::one)),
        new Route(
            "DELETE", "/v3/contact_lists/{list_id}", gate.before(listsWrite, this::deleteList)));
  }

  private Answer one(Call call) {
    Activity activity =
        activities
            .find(call.at("activity_id"))
            .orElseThrow(() -> Refusal.notFound("The activity was not found."));
    return Answer.ok(json.of(activity, clock.instant()));
  }

  @Documented("contract 3.0.178, GET /activities: limit 1 to 500; initialized is no filter value")
  @Observed("recorded page, 2026-09: newest first, every self link names the page's last item")
  private Answer page(Call call) {
    Paging paging = Paging.of(call, DEFAULT_PAGE, MAX_PAGE);
    Optional<State> wanted = paging.asked().get("state").map(ActivityEndpoint::filter);
    Instant now = clock.instant();
    List<Activity> matching =
        activities.newestFirst().stream()
            .filter(activity -> wanted.isEmpty() || wanted.get() == activity.state(now))
            .toList();
    int start = paging.start().map(id -> placeOf(matching, id.toString())).orElse(0);
    int end = Math.min(matching.size(), start + paging.limit());

    ObjectNode body = Json.object();
    ArrayNode page = body.putArray("activities");
    for (Activity activity : matching.subList(start, end)) {
      ObjectNode item = json.of(activity, now);
      item.withObject("/_links/self").put("href", "/v3/activities/" + matching.get(end - 1).id());
      page.add(item);
    }
    if (end < matching.size()) {
      paging.linkNext(body, matching.get(end).id(), switches);
    }
    return Answer.ok(body);
  }

  private static State filter(String text) {
    return State.of(text)
        .filter(state -> state != State.INITIALIZED)
        .orElseThrow(() ->
            Refusal.invalid(
                "state must be processing, completed, cancelled, failed or timed_out."));
  }

  private static int placeOf(List<Activity> matching, String id) {
    for (int i = 0; i < matching.size(); i++) {
      if (matching.get(i).id().toString().equals(id)) {
        return i;
      }
    }
    throw Refusal.invalid("The cursor is not valid.");
  }

  @Documented("contract 3.0.178: 202 with Location and an activity without status")
  private Answer deleteList(Call call) {
    String listId = call.at("list_id");
    if (lists.find(listId).isEmpty()) {
      throw Refusal.notFound("The list was not found.");
    }
    activities.refuseWhenFull();
    Activity activity =
        activities.queue(
            activities.newId(), Kind.LIST_DELETE, Json.object().put("list_id", listId), 0);
    worker.ring();
    Answer answer = Answer.json(202, json.queued(activity));
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("Location", "/v3/activities/" + activity.id());
    return new Answer(202, headers, answer.content());
  }
}
