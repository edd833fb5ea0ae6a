package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportsTest {
  private static final String EXPORTS = "/v3/activities/contact_exports";

  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(time).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");

  @AfterEach
  void end() {
    sandbox.close();
  }

  private Reply exported(String body) {
    Reply queued = caller.post(EXPORTS, body);
    assertThat(queued.status()).isEqualTo(201);
    assertThat(queued.at("/state").asString()).isEqualTo("initialized");
    return caller.get("/v3/activities/" + queued.at("/activity_id").asString());
  }

  private List<String> lines(String body) {
    return caller.get(exported(body).at("/_links/results/href").asString()).text().lines().toList();
  }

  @Test
  void aListIsExportedWithTheFieldsAskedFor() {
    sandbox.seed(Seed.generated(2).on(list));
    sandbox.seed(Seed.generated(2).named("other#"));

    Reply done =
        exported("{\"list_ids\":[\"" + list + "\"],\"fields\":[\"email_address\",\"first_name\"]}");
    Reply file = caller.get(done.at("/_links/results/href").asString());

    assertThat(done.at("/state").asString()).isEqualTo("completed");
    assertThat(done.at("/status/items_total_count").asInt()).isEqualTo(2);
    assertThat(done.at("/status/items_completed_count").asInt()).isEqualTo(2);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv");
    assertThat(file.text().lines())
        .containsExactly(
            "Email address,Email status,Email permission status,First name",
            "person0@example.org,Active,Implied,First0",
            "person1@example.org,Active,Implied,First1");
  }

  @Test
  void withoutAnyFilterTheWholeAccountIsExportedWithAllFields() {
    sandbox.seed(Seed.generated(3).on(list));
    sandbox.deleteContact("person2@example.org");

    List<String> lines = lines("{}");

    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).contains("Email Lists").contains("Created At");
    assertThat(lines.get(1)).contains("VIP");
  }

  @Test
  void statusAndExcludeNarrowTheList() {
    sandbox.set(Switch.UNSUBSCRIBE_LEAVES_LISTS, false);
    sandbox.seed(Seed.generated(3).on(list));
    sandbox.unsubscribe("person0@example.org");
    String excluded = sandbox.contact("person1@example.org").orElseThrow().contactId();
    String of = "{\"fields\":[\"email_address\"],\"list_ids\":[\"" + list + "\"]";

    assertThat(lines(of + ",\"status\":\"active\"}")).hasSize(3);
    assertThat(lines(of + ",\"status\":\"unsubscribed\"}").get(1)).startsWith("person0@");
    assertThat(lines(of + ",\"exclude\":{\"contact_ids\":[\"" + excluded + "\"]}}"))
        .hasSize(3)
        .noneMatch(line -> line.startsWith("person1@"));
  }

  @Test
  void singleContactsCanBeExported() {
    sandbox.seed(Seed.generated(3));
    String id = sandbox.contact("person1@example.org").orElseThrow().contactId();

    assertThat(lines("{\"fields\":[\"email_address\"],\"contact_ids\":[\"" + id + "\"]}").get(1))
        .startsWith("person1@");
  }

  @Test
  void combinationsTheContractForbidsAre400() {
    String id = "\"c3639a04-0000-11f1-aa3a-02420a320002\"";
    assertThat(caller.post(EXPORTS, "{\"status\":\"active\"}").status()).isEqualTo(400);
    assertThat(caller.post(EXPORTS, "{\"fields\":[\"contact_id\"]}").status()).isEqualTo(400);
    assertThat(
            caller
                .post(EXPORTS, "{\"contact_ids\":[" + id + "],\"list_ids\":[\"" + list + "\"]}")
                .status())
        .isEqualTo(400);
    assertThat(caller.post(EXPORTS, "{\"list_ids\":[" + id + "]}").status()).isEqualTo(404);
  }

  @Test
  void theMisspeltPathAnswersTooAndASwitchMakesTheLinkUseIt() {
    sandbox.seed(Seed.generated(1));
    String href = exported("{}").at("/_links/results/href").asString();
    assertThat(href).startsWith("/v3/contact_exports/");
    assertThat(caller.get(href.replace("contact_exports", "contacts_exports")).status())
        .isEqualTo(200);

    sandbox.set(Switch.EXPORT_LINK_MISSPELT, true);

    assertThat(exported("{}").at("/_links/results/href").asString())
        .startsWith("/v3/contacts_exports/");
  }

  @Test
  void theFileIdIsTheActivityIdUnlessTheSwitchGivesItItsOwn() {
    Reply same = exported("{}");
    sandbox.set(Switch.EXPORT_FILE_HAS_OWN_ID, true);
    Reply own = exported("{}");

    assertThat(same.at("/_links/results/href").asString())
        .endsWith(same.at("/activity_id").asString());
    assertThat(own.at("/_links/results/href").asString())
        .doesNotEndWith(own.at("/activity_id").asString());
    assertThat(caller.get(own.at("/_links/results/href").asString()).status()).isEqualTo(200);
  }

  @Test
  void headingsCanBeFieldNames() {
    sandbox.set(Switch.EXPORT_HEADINGS_ARE_FIELD_NAMES, true);

    assertThat(lines("{\"fields\":[\"first_name\",\"last_name\"]}"))
        .containsExactly("first_name,last_name");
  }

  @Test
  void theFileIsGoneWithItsActivityAfterTenDays() {
    String href = exported("{}").at("/_links/results/href").asString();
    time.pass(Duration.ofDays(10));

    assertThat(Caller.of(sandbox).get(href).status()).isEqualTo(404);
  }

  @Test
  void anUnknownFileIs404() {
    assertThat(caller.get("/v3/contact_exports/none").status()).isEqualTo(404);
  }
}
