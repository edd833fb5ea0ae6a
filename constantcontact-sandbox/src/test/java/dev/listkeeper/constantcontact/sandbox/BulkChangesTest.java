package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkChangesTest {
  private static final String STRANGER = "c3639a04-0000-11f1-aa3a-02420a320002";

  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(time).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");
  private final String other = sandbox.createList("Other");

  @AfterEach
  void end() {
    sandbox.close();
  }

  private String id(int person) {
    return sandbox.contact(address(person)).orElseThrow().contactId();
  }

  private static String address(int person) {
    return "person" + person + "@example.org";
  }

  private static String texts(List<String> texts) {
    return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private static String body(String source, String... lists) {
    return "{\"source\":{" + source + "},\"list_ids\":" + texts(List.of(lists)) + "}";
  }

  private static String contacts(String... ids) {
    return "\"contact_ids\":" + texts(List.of(ids));
  }

  private Reply done(String activity, String body) {
    Reply queued = caller.post("/v3/activities/" + activity, body);
    assertThat(queued.status()).as(queued.text()).isEqualTo(201);
    assertThat(queued.at("/state").asString()).isEqualTo("initialized");
    return caller.get("/v3/activities/" + queued.at("/activity_id").asString());
  }

  private int status(String activity, String body) {
    return caller.post("/v3/activities/" + activity, body).status();
  }

  private void counters(Reply activity, int total, int completed, int lists) {
    assertThat(activity.at("/state").asString()).isEqualTo("completed");
    assertThat(activity.at("/status/items_total_count").asInt()).isEqualTo(total);
    assertThat(activity.at("/status/items_completed_count").asInt()).isEqualTo(completed);
    assertThat(activity.at("/status/list_count").asInt()).isEqualTo(lists);
  }

  @Test
  void contactsAreTakenOffListsByTheirIdsAndStayInTheAccount() {
    sandbox.seed(Seed.generated(4).on(list, other));

    Reply done = done("remove_list_memberships", body(contacts(id(0), id(1)), list));

    counters(done, 2, 2, 1);
    assertThat(sandbox.members(list)).containsExactly(address(2), address(3));
    assertThat(sandbox.members(other)).hasSize(4);
    assertThat(sandbox.contact(address(0)).orElseThrow().deleted()).isFalse();
  }

  @Test
  void whoIsNotOnTheListOrUnknownIsIgnoredUnlessSwitchesSayOtherwise() {
    sandbox.seed(Seed.generated(2).on(list));
    sandbox.removeFromList(address(0), list);
    String body = body(contacts(id(0), id(1), STRANGER), list);

    counters(done("remove_list_memberships", body), 3, 2, 1);

    sandbox.set(Switch.REMOVAL_REPORTS_STRANGERS, true);
    Reply strict = done("remove_list_memberships", body);
    counters(strict, 3, 0, 1);
    assertThat(strict.at("/activity_errors/0").asString()).contains(id(0));
    sandbox.set(Switch.UNKNOWN_CONTACT_ID_IS_404, true);
    assertThat(status("remove_list_memberships", body)).isEqualTo(404);
  }

  @Test
  void everybodyOnSomeListsIsTakenOffOthersButTheExcluded() {
    sandbox.seed(Seed.generated(3).on(list, other));
    String source = "\"list_ids\":[\"" + other + "\"]";

    Reply done =
        done(
            "remove_list_memberships",
            "{\"source\":{"
                + source
                + "},\"exclude\":{"
                + contacts(id(1))
                + "},\"list_ids\":[\""
                + list
                + "\"]}");

    counters(done, 2, 2, 1);
    assertThat(sandbox.members(list)).containsExactly(address(1));
  }

  @Test
  void aListCanBeEmptiedByItself() {
    sandbox.seed(Seed.generated(1_000).on(list));

    done("remove_list_memberships", body("\"list_ids\":[\"" + list + "\"]", list));

    assertThat(sandbox.memberCount(list)).isZero();
  }

  @Test
  void allWhoMayBeMailedAndAllWithATagAreSourcesToo() {
    sandbox.seed(Seed.generated(2).on(list));
    sandbox.seed(Seed.generated(1).named("not#").with(Permission.NOT_SET).on(list));
    String tag = sandbox.createTag("Leaving");

    done(
        "contacts_taggings_add",
        "{\"source\":{" + contacts(id(1)) + "},\"tag_ids\":[\"" + tag + "\"]}");
    done("remove_list_memberships", body("\"tag_ids\":[\"" + tag + "\"]", list));
    assertThat(sandbox.members(list)).containsExactly("not0@example.org", address(0));

    done("remove_list_memberships", body("\"all_active_contacts\":true", list));
    assertThat(sandbox.members(list)).containsExactly("not0@example.org");
  }

  @Test
  void exactlyOneSourceIsNeededAndItsLimitsHold() {
    sandbox.seed(Seed.generated(1).on(list));
    String remove = "remove_list_memberships";
    String five = IntStream.range(0, 501).mapToObj(_ -> id(0)).collect(Collectors.joining("\",\""));
    String fifty = IntStream.range(0, 51).mapToObj(_ -> list).collect(Collectors.joining("\",\""));

    assertThat(status(remove, body("", list))).isEqualTo(400);
    assertThat(status(remove, body("\"contact_ids\":[]", list))).isEqualTo(400);
    assertThat(status(remove, body(contacts(id(0)) + ",\"all_active_contacts\":true", list)))
        .isEqualTo(400);
    assertThat(status(remove, body("\"contact_ids\":[\"" + five + "\"]", list))).isEqualTo(400);
    assertThat(status(remove, body("\"list_ids\":[\"" + fifty + "\"]", list))).isEqualTo(400);
    assertThat(status(remove, "{\"source\":{" + contacts(id(0)) + "},\"list_ids\":[]}"))
        .isEqualTo(400);
    assertThat(
            status(
                remove, "{\"source\":{" + contacts(id(0)) + "},\"list_ids\":[\"" + fifty + "\"]}"))
        .isEqualTo(400);
    assertThat(status(remove, body("\"engagement_level\":\"high\"", list))).isEqualTo(400);
    assertThat(status(remove, body(contacts(id(0)), STRANGER))).isEqualTo(404);
    assertThat(status("add_list_memberships", body(contacts(id(0)), STRANGER))).isEqualTo(400);

    sandbox.set(Switch.REMOVAL_TAKES_100_LISTS, true);
    assertThat(status(remove, body("\"list_ids\":[\"" + fifty + "\"]", list))).isEqualTo(201);
  }

  @Test
  void contactsAreAddedToListsButUnsubscribedOnesOnlyWithTheSwitch() {
    sandbox.seed(Seed.generated(2));
    sandbox.unsubscribe(address(1));
    String body = body(contacts(id(0), id(1)), list, other);

    counters(done("add_list_memberships", body), 2, 1, 2);
    assertThat(sandbox.members(list)).containsExactly(address(0));

    sandbox.set(Switch.ADD_TAKES_UNSUBSCRIBED, true);
    counters(done("add_list_memberships", body), 2, 2, 2);
    assertThat(sandbox.members(other)).hasSize(2);
  }

  @Test
  void newSubscribersAreThoseOfThirtyDays() {
    sandbox.seed(Seed.generated(1));
    time.pass(Duration.ofDays(31));
    sandbox.seed(Seed.generated(1).from(1));
    Caller later = Caller.of(sandbox);

    Reply queued =
        later.post("/v3/activities/add_list_memberships", body("\"new_subscriber\":true", list));

    assertThat(queued.status()).isEqualTo(201);
    assertThat(sandbox.members(list)).containsExactly(address(1));
    assertThat(
            later.get("/v3/contacts/counts?include=new_subscriber").at("/new_subscriber").asInt())
        .isEqualTo(1);
    assertThat(
            later
                .post(
                    "/v3/activities/remove_list_memberships", body("\"new_subscriber\":true", list))
                .status())
        .isEqualTo(400);
  }

  @Test
  void whoLeavesTheLastListStaysUnlessTheSwitchDeletes() {
    sandbox.seed(Seed.generated(2).on(list));

    done("remove_list_memberships", body(contacts(id(0)), list));
    assertThat(sandbox.contact(address(0)).orElseThrow().deleted()).isFalse();

    sandbox.set(Switch.LAST_LIST_LEFT_DELETES, true);
    caller.delete("/v3/contact_lists/" + list);
    assertThat(sandbox.contact(address(0)).orElseThrow().deleted()).isFalse();
    assertThat(sandbox.contact(address(1)).orElseThrow().deleted()).isTrue();
  }

  @Test
  void contactsAreDeletedByIdOrWithWholeLists() {
    sandbox.seed(Seed.generated(3).on(list));

    Reply byId = done("contact_delete", "{" + contacts(id(0)) + "}");
    assertThat(byId.at("/status/items_completed_count").asInt()).isEqualTo(1);
    assertThat(sandbox.contact(address(0)).orElseThrow().deleted()).isTrue();

    Reply byList = done("contact_delete", "{\"list_ids\":[\"" + list + "\"]}");
    counters(byList, 2, 2, 1);
    assertThat(sandbox.memberCount(list)).isZero();
    assertThat(status("contact_delete", "{}")).isEqualTo(400);
    assertThat(
            status("contact_delete", "{" + contacts(id(0)) + ",\"list_ids\":[\"" + list + "\"]}"))
        .isEqualTo(400);
  }

  @Test
  void severalListsAreDeletedAtOnceAndTheirContactsStay() {
    sandbox.seed(Seed.generated(1).on(list));

    Reply done = done("list_delete", "{\"list_ids\":" + texts(List.of(list, other)) + "}");

    assertThat(done.at("/status/list_count").asInt()).isEqualTo(2);
    assertThat(done.at("/_links/self/href").asString()).startsWith("/v3/activities/");
    assertThat(sandbox.lists()).isEmpty();
    assertThat(sandbox.contact(address(0)).orElseThrow().deleted()).isFalse();
    assertThat(status("list_delete", "{\"list_ids\":[\"" + list + "\"]}")).isEqualTo(400);
  }

  @Test
  void queuingCanAnswer202() {
    sandbox.seed(Seed.generated(1).on(list));
    sandbox.set(Switch.ACTIVITY_POST_IS_202, true);

    assertThat(status("remove_list_memberships", body(contacts(id(0)), list))).isEqualTo(202);
    assertThat(caller.upload("a.csv", "email\nana@example.org\n", list).status()).isEqualTo(202);
  }

  @Test
  void countsAreByPermissionAndLeaveOutTheDeleted() {
    sandbox.seed(Seed.generated(5));
    sandbox.seed(Seed.generated(2).named("x#").with(Permission.EXPLICIT));
    sandbox.seed(Seed.generated(1).named("w#").with(Permission.PENDING_CONFIRMATION));
    sandbox.unsubscribe(address(0));
    sandbox.deleteContact(address(1));

    Reply counts = caller.get("/v3/contacts/counts");

    assertThat(counts.json().toString())
        .isEqualTo("{\"total\":7,\"explicit\":2,\"implicit\":3,\"pending\":1,\"unsubscribed\":1}");
    sandbox.set(Switch.COUNTS_TOTAL_INCLUDES_UNSUBSCRIBED, false);
    assertThat(caller.get("/v3/contacts/counts").at("/total").asInt()).isEqualTo(6);
    assertThat(caller.get("/v3/contacts/counts?include=all").status()).isEqualTo(400);
  }
}
