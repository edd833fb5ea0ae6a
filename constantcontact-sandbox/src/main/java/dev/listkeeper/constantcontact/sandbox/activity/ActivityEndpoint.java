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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells how activities stand. */
final class ActivityEndpoint {
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final Activities activities;
  private final Switches switches;
  private final InstantSource clock;
  private final ActivityJson json;

  ActivityEndpoint(Activities activities, Switches switches, InstantSource clock) {
    this.activities = activities;
    this.switches = switches;
    this.clock = clock;
    json = new ActivityJson(switches);
  }

  List<Route> routes(Gate gate) {
    Access write = Access.contactData(Privileges.CONTACTS_WRITE);
    return List.of(
        new Route("GET", "/v3/activities", gate.before(write, this::page)),
        new Route("GET", "/v3/activities/{activity_id}", gate.before(write, this::one)));
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
    Paging.Stretch<Activity> stretch = paging.stretch(matching, Activity::id);

    ObjectNode body = Json.object();
    ArrayNode page = body.putArray("activities");
    for (Activity activity : stretch.items()) {
      ObjectNode item = json.of(activity, now);
      item.withObject("/_links/self")
          .put("href", "/v3/activities/" + stretch.items().getLast().id());
      page.add(item);
    }
    paging.link(body, stretch, switches);
    return Answer.ok(body);
  }

  private static State filter(String text) {
    return State.of(text)
        .filter(state -> state != State.INITIALIZED)
        .orElseThrow(() ->
            Refusal.invalid(
                "state must be processing, completed, cancelled, failed or timed_out."));
  }
}
