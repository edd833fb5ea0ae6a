package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomFieldsTest {
  private static final String FIELDS = "/v3/contact_custom_fields";
  private static final String ANA = "ana@example.org";

  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(new ManualTime()).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");

  @AfterEach
  void end() {
    sandbox.close();
  }

  private Reply create(String label, String type) {
    return caller.post(FIELDS, "{\"label\":\"" + label + "\",\"type\":\"" + type + "\"}");
  }

  private Reply select(String label, String type) {
    return caller.post(
        FIELDS,
        "{\"label\":\""
            + label
            + "\",\"type\":\""
            + type
            + "\",\"metadata\":{\"display_type\":\"dropdown\"},\"choices\":["
            + "{\"choice_label\":\"Red\"},{\"choice_label\":\"Blue\"}]}");
  }

  private String value(String field) {
    return sandbox.contact(ANA).orElseThrow().customFields().getOrDefault(field, "");
  }

  @Test
  void aFieldIsNamedAfterItsLabel() {
    Reply created = create("Loyalty Tier", "string");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("/name").asString()).isEqualTo("Loyalty_Tier");
    assertThat(created.json().has("metadata")).isFalse();
    assertThat(caller.get(FIELDS + "/" + created.at("/custom_field_id").asString()).json())
        .isEqualTo(created.json());
    assertThat(create("loyalty tier", "number").status()).isEqualTo(409);
    assertThat(create("", "string").status()).isEqualTo(400);
    assertThat(create("x".repeat(51), "string").status()).isEqualTo(400);
    assertThat(create("Other", "colour").status()).isEqualTo(400);
    assertThat(create("Other", "single_select").status()).isEqualTo(400);

    sandbox.set(Switch.CUSTOM_FIELD_NAMES_LOWER_CASE, true);
    assertThat(create("Shoe Size", "number").at("/name").asString()).isEqualTo("shoe_size");
  }

  @Test
  void anAccountHasAtMostAHundredAndTheyComeInPages() {
    IntStream.range(0, 100).forEach(i -> create("Field " + i, "string"));

    assertThat(create("One more", "string").status()).isEqualTo(400);
    Reply page = caller.get(FIELDS + "?limit=99");
    assertThat(page.at("/custom_fields").size()).isEqualTo(99);
    Reply last = caller.get(page.at("/_links/next/href").asString());
    assertThat(last.at("/custom_fields/0/label").asString()).isEqualTo("Field 99");
    assertThat(last.json().has("_links")).isFalse();
    assertThat(caller.get(FIELDS).at("/custom_fields").size()).isEqualTo(50);
    assertThat(caller.get(FIELDS + "?limit=101").status()).isEqualTo(400);
  }

  @Test
  void aNewLabelMakesANewNameAndTheTypeStays() {
    String id = create("Loyalty", "string").at("/custom_field_id").asString();
    caller.imported("email,cf:Loyalty\nana@example.org,Gold\n", list);

    Reply renamed = caller.put(FIELDS + "/" + id, "{\"label\":\"Tier\"}");

    assertThat(renamed.at("/name").asString()).isEqualTo("Tier");
    assertThat(value("Tier")).isEqualTo("Gold");
    assertThat(caller.put(FIELDS + "/" + id, "{\"label\":\"Tier\",\"type\":\"date\"}").status())
        .isEqualTo(400);
  }

  @Test
  void importsSetValuesByNameInBothFormats() {
    create("Loyalty Tier", "string");

    caller.imported("email,cf:loyalty_tier\nana@example.org,Gold\n", list);
    assertThat(value("Loyalty_Tier")).isEqualTo("Gold");

    caller.imported("email,first_name\nana@example.org,Ana\n", list);
    assertThat(value("Loyalty_Tier")).isEqualTo("Gold");

    caller.post(
        "/v3/activities/contacts_json_import",
        "{\"import_data\":[{\"email\":\"ana@example.org\",\"cf:Loyalty_Tier\":\"Silver\"}],"
            + "\"list_ids\":[\""
            + list
            + "\"]}");
    sandbox.finishDueActivities();
    assertThat(value("Loyalty_Tier")).isEqualTo("Silver");
  }

  @Test
  void unknownFieldsAreIgnoredOrRefused() {
    Reply done = caller.imported("email,cf:nothing\nana@example.org,Gold\n", list);

    assertThat(done.at("/state").asString()).isEqualTo("completed");
    assertThat(sandbox.contact(ANA).orElseThrow().customFields()).isEmpty();
    sandbox.set(Switch.UNKNOWN_COLUMN_REFUSED, true);
    assertThat(caller.upload("a.csv", "email,cf:nothing\nana@example.org,x\n", list).status())
        .isEqualTo(400);
  }

  @Test
  void aValueThatDoesNotSuitTheTypeFailsTheRowUnlessTheSwitchIsOff() {
    create("Points", "number");
    create("Since", "date");
    create("Member", "boolean");
    select("Colour", "single_select");
    String csv =
        """
        email,cf:points,cf:since,cf:member,cf:colour
        ana@example.org,12.5,2026-01-31,true,Blue
        b@example.org,many,,,
        c@example.org,,soon,,
        d@example.org,,,perhaps,
        e@example.org,,,,Green
        """;

    Reply strict = caller.imported(csv, list);

    assertThat(strict.at("/status/error_count").asInt()).isEqualTo(4);
    assertThat(strict.at("/activity_errors/0").asString())
        .isEqualTo("Line 3: Invalid value: cf:Points");
    assertThat(value("Colour")).isEqualTo("Blue");
    sandbox.set(Switch.CUSTOM_VALUE_MUST_FIT_TYPE, false);
    assertThat(caller.imported(csv, list).at("/status/error_count").asInt()).isZero();
    assertThat(sandbox.contact("b@example.org").orElseThrow().customFields())
        .containsEntry("Points", "many");
  }

  @Test
  void valuesHaveAtMost255CharactersAndContactsAtMost25() {
    IntStream.range(0, 26).forEach(i -> create("f" + i, "string"));
    String names =
        IntStream.range(0, 26).mapToObj(i -> "cf:f" + i).collect(Collectors.joining(","));

    Reply done =
        caller.imported(
            "email,"
                + names
                + "\nana@example.org"
                + ",x".repeat(26)
                + "\nb@example.org,"
                + "x".repeat(256)
                + "\nc@example.org"
                + ",x".repeat(25)
                + ",\n",
            list);

    assertThat(done.texts("/activity_errors", ""))
        .containsExactly("Line 2: More than 25 custom fields", "Line 3: Invalid value: cf:f0");
    assertThat(sandbox.contact("c@example.org").orElseThrow().customFields()).hasSize(25);
  }

  @Test
  void singleContactsCarryValuesAndChoices() {
    String text = create("Tier", "string").at("/custom_field_id").asString();
    String colours = select("Colours", "multi_select").at("/custom_field_id").asString();
    String values =
        "\"custom_fields\":[{\"custom_field_id\":\""
            + text
            + "\",\"value\":\"Gold\"},{\"custom_field_id\":\""
            + colours
            + "\",\"choice_ids\":[\"1\",\"2\"]}]";

    Reply created =
        caller.post(
            "/v3/contacts",
            "{\"email_address\":{\"address\":\"ana@example.org\"},\"create_source\":\"Account\","
                + values
                + "}");
    String id = created.at("/contact_id").asString();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("/custom_fields/0/value").asString()).isEqualTo("Gold");
    assertThat(created.at("/custom_fields/1/choice_ids").toString()).isEqualTo("[\"1\",\"2\"]");
    assertThat(value("Colours")).isEqualTo("Red, Blue");

    String put =
        "{\"email_address\":{\"address\":\"ana@example.org\"},\"update_source\":\"Account\"";
    caller.put("/v3/contacts/" + id, put + "}");
    assertThat(value("Tier")).isEqualTo("Gold");
    caller.put("/v3/contacts/" + id, put + ",\"custom_fields\":[]}");
    assertThat(sandbox.contact(ANA).orElseThrow().customFields()).isEmpty();
    assertThat(
            caller
                .put(
                    "/v3/contacts/" + id,
                    put
                        + ",\"custom_fields\":[{\"custom_field_id\":\""
                        + colours
                        + "\",\"choice_ids\":[\"3\"]}]}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aDeletedFieldTakesItsValuesWithItAndItsNameIsFreeAgain() {
    String id = create("Tier", "string").at("/custom_field_id").asString();
    caller.imported("email,cf:Tier\nana@example.org,Gold\n", list);

    assertThat(caller.delete(FIELDS + "/" + id).status()).isEqualTo(204);

    assertThat(value("Tier")).isEmpty();
    assertThat(caller.get(FIELDS + "/" + id).status()).isEqualTo(404);
    assertThat(create("Tier", "string").status()).isEqualTo(201);
    assertThat(value("Tier")).isEmpty();
  }

  @Test
  void severalAreDeletedByAnActivityWithoutStatus() {
    String id = create("Tier", "string").at("/custom_field_id").asString();
    String body = "{\"custom_field_ids\":[\"" + id + "\"]}";

    Reply queued = caller.post("/v3/activities/custom_fields_delete", body);
    Reply done = caller.get("/v3/activities/" + queued.at("/activity_id").asString());

    assertThat(queued.status()).isEqualTo(201);
    assertThat(done.at("/state").asString()).isEqualTo("completed");
    assertThat(done.json().has("status")).isFalse();
    assertThat(caller.get(FIELDS).at("/custom_fields").size()).isZero();
    assertThat(caller.post("/v3/activities/custom_fields_delete", body).status()).isEqualTo(404);
  }

  @Test
  void exportsOfAllFieldsShowThem() {
    create("Loyalty Tier", "string");
    caller.imported("email,cf:loyalty_tier\nana@example.org,Gold\n", list);

    Reply queued = caller.post("/v3/activities/contact_exports", "{}");
    String file = caller.get("/v3/contact_exports/" + queued.at("/activity_id").asString()).text();

    assertThat(file.lines().findFirst().orElseThrow()).endsWith(",Loyalty Tier");
    assertThat(file.lines().skip(1).findFirst().orElseThrow()).endsWith(",Gold");
  }

  @Test
  void fieldsAndValuesSurviveARestart(@TempDir Path folder) {
    try (Sandbox first = Sandbox.builder().folder(folder).noLimits().start()) {
      String vip = first.createList("VIP");
      first.createCustomField("Loyalty Tier");
      first.createTag("Friend");
      Caller.of(first).imported("email,cf:loyalty_tier\nana@example.org,Gold\n", vip);
    }
    try (Sandbox second = Sandbox.builder().folder(folder).noLimits().start()) {
      assertThat(second.contact(ANA).orElseThrow().customFields())
          .containsEntry("Loyalty_Tier", "Gold");
      assertThat(Caller.of(second).get("/v3/contact_tags").texts("/tags", "/name"))
          .containsExactly("Friend");
    }
  }
}
