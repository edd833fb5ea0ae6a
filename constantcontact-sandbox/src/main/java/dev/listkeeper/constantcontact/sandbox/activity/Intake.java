package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Takes in what is asked for, queues it, and answers the call that asked. */
final class Intake {
  private final Activities activities;
  private final Worker worker;
  private final ActivityJson json;
  private final Switches switches;

  Intake(Activities activities, Worker worker, Switches switches) {
    this.activities = activities;
    this.worker = worker;
    this.switches = switches;
    json = new ActivityJson(switches);
  }

  /** Makes room and an id for an activity whose files must be there before it is queued. */
  UUID open() {
    activities.refuseWhenFull();
    return activities.newId();
  }

  /** Queues an activity without files. */
  Answer queue(Kind kind, ObjectNode request, int items) {
    return queue(open(), kind, request, items);
  }

  /** Queues an activity under an id from {@link #open}. */
  @Documented("contract 3.0.178: 201 with the activity")
  @Unconfirmed(Switch.ACTIVITY_POST_IS_202)
  Answer queue(UUID id, Kind kind, ObjectNode request, int items) {
    Activity activity = activities.queue(id, kind, request, items);
    worker.ring();
    return Answer.json(switches.on(Switch.ACTIVITY_POST_IS_202) ? 202 : 201, json.queued(activity));
  }

  /** Queues a deletion asked for by DELETE. */
  @Documented("contract 3.0.178, DELETE of a list or tag: 202 with Location and an activity")
  Answer queueDeletion(Kind kind, ObjectNode request) {
    UUID id = open();
    Answer answer = queue(id, kind, request, 0);
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("Location", "/v3/activities/" + id);
    return new Answer(202, headers, answer.content());
  }
}
