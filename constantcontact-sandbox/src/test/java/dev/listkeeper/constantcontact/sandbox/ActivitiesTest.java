package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivitiesTest {
  private static final String ACTIVITIES = "/v3/activities";
  private static final String CSV = "email\nana@example.org\n";

  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(time).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");

  @AfterEach
  void end() {
    sandbox.close();
  }

  private String queue(String csv) {
    return caller.upload("a.csv", csv, list).at("/activity_id").asString();
  }

  private String state(String id) {
    return caller.get(ACTIVITIES + "/" + id).at("/state").asString();
  }

  @Test
  void anActivityIsInitializedThenProcessingThenCompletedAsTheClockGoes() {
    sandbox.delays(
        new Delays(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40)));
    String id = queue("email\n" + "x@example.org\n".repeat(500));

    assertThat(state(id)).isEqualTo("initialized");
    time.pass(Duration.ofSeconds(20));
    Reply half = caller.get(ACTIVITIES + "/" + id);
    assertThat(half.at("/state").asString()).isEqualTo("processing");
    assertThat(half.at("/percent_done").asInt()).isEqualTo(25);
    assertThat(half.at("/started_at").asString()).isEqualTo("2026-11-24T10:00:10Z");
    assertThat(sandbox.memberCount(list)).isZero();
    time.pass(Duration.ofSeconds(30));
    Reply done = caller.get(ACTIVITIES + "/" + id);
    assertThat(done.at("/state").asString()).isEqualTo("completed");
    assertThat(done.at("/completed_at").asString()).isEqualTo("2026-11-24T10:00:50Z");
    assertThat(sandbox.memberCount(list)).isEqualTo(1);
    assertThat(sandbox.busyTime().simulatedImports()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void activitiesRunOneAfterAnotherUnlessTheSwitchLetsThemOverlap() {
    sandbox.delays(new Delays(Duration.ZERO, Duration.ofSeconds(10), Duration.ZERO));
    queue(CSV);
    String second = queue(CSV);
    sandbox.set(Switch.ACTIVITIES_RUN_IN_ORDER, false);
    String third = queue(CSV);

    time.pass(Duration.ofSeconds(10));

    assertThat(state(second)).isEqualTo("processing");
    assertThat(state(third)).isEqualTo("completed");
    time.pass(Duration.ofSeconds(10));
    assertThat(state(second)).isEqualTo("completed");
  }

  @Test
  void theCollectionIsNewestFirstAndEverySelfLinkNamesTheLastItemOfThePage() {
    List<String> ids = List.of(queue(CSV), queue(CSV), queue(CSV));

    Reply first = caller.get(ACTIVITIES + "?limit=2");
    Reply rest = caller.get(first.at("/_links/next/href").asString());

    assertThat(first.texts("/activities", "/activity_id")).containsExactly(ids.get(2), ids.get(1));
    assertThat(first.texts("/activities", "/_links/self/href"))
        .containsOnly(ACTIVITIES + "/" + ids.get(1));
    assertThat(rest.texts("/activities", "/activity_id")).containsExactly(ids.get(0));
    assertThat(rest.json().has("_links")).isFalse();
    assertThat(caller.get(ACTIVITIES + "?limit=501").status()).isEqualTo(400);
  }

  @Test
  void theStateFilterKnowsEveryStateButInitialized() {
    queue(CSV);

    assertThat(caller.get(ACTIVITIES + "?state=completed").at("/activities").size()).isEqualTo(1);
    for (String none : List.of("processing", "cancelled", "failed", "timed_out")) {
      assertThat(caller.get(ACTIVITIES + "?state=" + none).at("/activities").size()).isZero();
    }
    assertThat(caller.get(ACTIVITIES + "?state=initialized").status()).isEqualTo(400);
  }

  @Test
  void aFullQueueIs429() {
    sandbox.limits(new Limits(0, 0, 0, 2));
    sandbox.delays(new Delays(Duration.ZERO, Duration.ofSeconds(10), Duration.ZERO));
    queue(CSV);
    queue(CSV);

    Reply third = caller.upload("a.csv", CSV, list);

    assertThat(third.status()).isEqualTo(429);
    assertThat(third.at("/0/error_message").asString()).contains("queued activities");
    time.pass(Duration.ofSeconds(20));
    sandbox.finishDueActivities();
    assertThat(caller.upload("a.csv", CSV, list).status()).isEqualTo(201);
  }

  @Test
  void anActivityIsForgottenAfterTenDays() {
    String id = queue(CSV);
    time.pass(Duration.ofDays(10).minusSeconds(1));
    Caller later = Caller.of(sandbox);
    assertThat(later.get(ACTIVITIES + "/" + id).status()).isEqualTo(200);

    time.pass(Duration.ofSeconds(1));

    assertThat(later.get(ACTIVITIES + "/" + id).status()).isEqualTo(404);
    assertThat(later.get(ACTIVITIES).at("/activities").size()).isZero();
  }

  @Test
  void unknownActivitiesAre404() {
    assertThat(caller.get(ACTIVITIES + "/nonsense").status()).isEqualTo(404);
  }
}
