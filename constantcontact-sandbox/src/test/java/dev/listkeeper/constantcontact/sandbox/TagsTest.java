package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagsTest {
  private static final String TAGS = "/v3/contact_tags";

  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(new ManualTime()).start();
  private final Caller caller = Caller.of(sandbox);

  @AfterEach
  void end() {
    sandbox.close();
  }

  private String id(int person) {
    return sandbox.contact("person" + person + "@example.org").orElseThrow().contactId();
  }

  private void tagging(String activity, String tag, String... contacts) {
    Reply queued =
        caller.post(
            "/v3/activities/" + activity,
            "{\"source\":{\"contact_ids\":[\""
                + String.join("\",\"", contacts)
                + "\"]},\"tag_ids\":[\""
                + tag
                + "\"]}");
    Reply done = caller.get("/v3/activities/" + queued.at("/activity_id").asString());
    assertThat(done.at("/status/items_completed_count").asInt()).isEqualTo(contacts.length);
  }

  @Test
  void tagsAreCreatedRenamedAndUnique() {
    Reply created = caller.post(TAGS, "{\"name\":\"Friend\",\"tag_source\":\"Contact\"}");
    String id = created.at("/tag_id").asString();

    assertThat(created.status()).isEqualTo(201);
    assertThat(caller.post(TAGS, "{\"name\":\"friend\"}").status()).isEqualTo(409);
    assertThat(caller.post(TAGS, "{\"name\":\"\"}").status()).isEqualTo(400);
    assertThat(caller.post(TAGS, "{\"name\":\"" + "x".repeat(256) + "\"}").status()).isEqualTo(400);
    assertThat(caller.put(TAGS + "/" + id, "{\"name\":\"Foe\"}").at("/name").asString())
        .isEqualTo("Foe");
    assertThat(caller.get(TAGS + "/" + id).at("/tag_source").asString()).isEqualTo("Contact");
    assertThat(caller.get(TAGS + "/none").status()).isEqualTo(404);
    assertThat(caller.get(TAGS + "?limit=501").status()).isEqualTo(400);
  }

  @Test
  void contactsAreTaggedUntaggedFilteredAndExportedByTag() {
    sandbox.seed(Seed.generated(3));
    String tag = sandbox.createTag("Friend");

    tagging("contacts_taggings_add", tag, id(0), id(1));
    tagging("contacts_taggings_remove", tag, id(1));
    tagging("contacts_taggings_add", tag, id(2));

    assertThat(
            caller
                .get("/v3/contacts?include=taggings&tags=" + tag)
                .texts("/contacts", "/contact_id"))
        .containsExactly(id(0), id(2));
    assertThat(
            caller.get("/v3/contacts/" + id(0) + "?include=taggings").at("/taggings/0").asString())
        .isEqualTo(tag);
    assertThat(caller.get(TAGS + "?include_count=true").at("/tags/0/contacts_count").asInt())
        .isEqualTo(2);
    Reply queued = caller.post("/v3/activities/contact_exports", "{\"tag_ids\":[\"" + tag + "\"]}");
    assertThat(
            caller
                .get("/v3/contact_exports/" + queued.at("/activity_id").asString())
                .text()
                .lines())
        .hasSize(3);
    assertThat(caller.get("/v3/contacts?tags=none").at("/contacts").size()).isZero();
  }

  @Test
  void aContactIsWrittenWithItsTags() {
    String tag = sandbox.createTag("Friend");

    Reply created =
        caller.post(
            "/v3/contacts",
            "{\"email_address\":{\"address\":\"ana@example.org\"},\"create_source\":\"Account\","
                + "\"taggings\":[\""
                + tag
                + "\"]}");

    assertThat(created.at("/taggings/0").asString()).isEqualTo(tag);
    assertThat(sandbox.contact("ana@example.org").orElseThrow().tags()).containsExactly("Friend");
  }

  @Test
  void deletingATagIsAnActivityWhoseErrorsAreObjects() {
    sandbox.seed(Seed.generated(1));
    String tag = sandbox.createTag("Friend");
    tagging("contacts_taggings_add", tag, id(0));

    Reply deleted = caller.delete(TAGS + "/" + tag);

    assertThat(deleted.status()).isEqualTo(202);
    Reply done = caller.get(deleted.header("Location"));
    assertThat(done.at("/state").asString()).isEqualTo("completed");
    assertThat(done.at("/status/items_completed_count").asInt()).isEqualTo(1);
    assertThat(sandbox.contact("person0@example.org").orElseThrow().tags()).isEmpty();
    assertThat(caller.delete(TAGS + "/" + tag).status()).isEqualTo(404);
  }

  @Test
  void severalAreDeletedAtOnce() {
    String first = sandbox.createTag("Friend");
    String second = sandbox.createTag("Foe");

    Reply queued =
        caller.post(
            "/v3/activities/contacts_tags_delete",
            "{\"tag_ids\":[\"" + first + "\",\"" + second + "\"]}");

    assertThat(queued.status()).isEqualTo(201);
    assertThat(caller.get(TAGS).at("/tags").size()).isZero();
  }
}
