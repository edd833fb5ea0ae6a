package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListsTest {
  private static final String LISTS = "/v3/contact_lists";

  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(new ManualTime()).start();
  private final Caller caller = Caller.of(sandbox);

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void aCreatedListCanBeReadAndUnsetMembersAreAbsent() {
    Reply created = caller.post(LISTS, "{\"name\":\"VIP\"}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("/created_at").asString()).isEqualTo("2026-11-24T10:00:00Z");
    assertThat(created.json().has("description")).isFalse();
    assertThat(created.json().has("membership_count")).isFalse();
    Reply read = caller.get(LISTS + "/" + created.at("/list_id").asString());
    assertThat(read.json()).isEqualTo(created.json());
  }

  @Test
  void aTakenNameIs409AndABadBodyIs400() {
    caller.post(LISTS, "{\"name\":\"VIP\"}");

    Reply second = caller.post(LISTS, "{\"name\":\"VIP\"}");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/0/error_key").asString()).isEqualTo("contacts.api.conflict");
    assertThat(caller.post(LISTS, "{}").status()).isEqualTo(400);
    assertThat(caller.post(LISTS, "{\"name\":\"" + "x".repeat(256) + "\"}").status())
        .isEqualTo(400);
    assertThat(caller.post(LISTS, "not json").status()).isEqualTo(400);
  }

  @Test
  void puttingReplacesEverything() {
    String id =
        caller
            .post(LISTS, "{\"name\":\"VIP\",\"description\":\"d\",\"favorite\":true}")
            .at("/list_id")
            .asString();

    Reply changed = caller.put(LISTS + "/" + id, "{\"name\":\"Gold\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.at("/name").asString()).isEqualTo("Gold");
    assertThat(changed.json().has("description")).isFalse();
    assertThat(changed.at("/favorite").asBoolean()).isFalse();
    assertThat(caller.put(LISTS + "/no-such-id", "{\"name\":\"x\"}").status()).isEqualTo(404);
  }

  @Test
  void theThousandAndFirstListIsRefused() {
    for (int i = 0; i < 1_000; i++) {
      sandbox.createList("List " + i);
    }

    assertThat(caller.post(LISTS, "{\"name\":\"one more\"}").status()).isEqualTo(400);
  }

  @Test
  void pagesFollowTheRelativeLinkUntilItIsAbsent() {
    for (int i = 0; i < 5; i++) {
      sandbox.createList("List " + i);
    }

    Reply first = caller.get(LISTS + "?limit=3&include_count=true");
    String next = first.at("/_links/next/href").asString();
    Reply last = caller.get(next);

    assertThat(first.texts("/lists", "/name")).containsExactly("List 0", "List 1", "List 2");
    assertThat(first.at("/lists_count").asInt()).isEqualTo(5);
    assertThat(next).startsWith("/v3/contact_lists?cursor=");
    assertThat(last.texts("/lists", "/name")).containsExactly("List 3", "List 4");
    assertThat(last.json().has("_links")).isFalse();
  }

  @Test
  void thePageSizeRunsFrom1To1000AndItsDefaultIsASwitch() {
    for (int i = 0; i < 60; i++) {
      sandbox.createList("List " + i);
    }

    assertThat(caller.get(LISTS).at("/lists").size()).isEqualTo(50);
    sandbox.set(Switch.LIST_PAGE_DEFAULT_IS_1000, true);
    assertThat(caller.get(LISTS).at("/lists").size()).isEqualTo(60);
    assertThat(caller.get(LISTS + "?limit=1000").status()).isEqualTo(200);
    assertThat(caller.get(LISTS + "?limit=1001").status()).isEqualTo(400);
    assertThat(caller.get(LISTS + "?limit=0").status()).isEqualTo(400);
  }

  @Test
  void membershipCountsComeOnRequestForAllOrForMailableMembers() {
    String id = sandbox.createList("VIP");
    sandbox.seed(Seed.generated(5).on(id));
    sandbox.set(Switch.UNSUBSCRIBE_LEAVES_LISTS, false);
    sandbox.unsubscribe("person0@example.org");

    assertThat(caller.get(LISTS).at("/lists/0").has("membership_count")).isFalse();
    assertThat(count("all", id)).isEqualTo(5);
    assertThat(count("active", id)).isEqualTo(4);
    assertThat(caller.get(LISTS + "?include_membership_count=x").status()).isEqualTo(400);
  }

  private int count(String which, String id) {
    int one =
        caller
            .get(LISTS + "/" + id + "?include_membership_count=" + which)
            .at("/membership_count")
            .asInt();
    assertThat(
            caller
                .get(LISTS + "?include_membership_count=" + which)
                .at("/lists/0/membership_count")
                .asInt())
        .isEqualTo(one);
    return one;
  }

  @Test
  void theNameFilterIsExactAndDeletedListsAppearOnlyOnRequest() {
    sandbox.createList("VIP");
    String gone = sandbox.createList("VIP 2");
    caller.delete(LISTS + "/" + gone);

    assertThat(caller.get(LISTS + "?name=VIP").texts("/lists", "/name")).containsExactly("VIP");
    assertThat(caller.get(LISTS).texts("/lists", "/name")).containsExactly("VIP");
    assertThat(caller.get(LISTS + "?status=deleted").texts("/lists", "/name"))
        .containsExactly("VIP 2");
    assertThat(caller.get(LISTS + "?status=all").at("/lists").size()).isEqualTo(2);
  }

  @Test
  void deletingAListIsAnActivityWithAnUnreachableSelfLinkAndKeepsTheContacts() {
    String id = sandbox.createList("VIP");
    sandbox.seed(Seed.generated(3).on(id));

    Reply deleted = caller.delete(LISTS + "/" + id);

    assertThat(deleted.status()).isEqualTo(202);
    assertThat(deleted.header("Location"))
        .isEqualTo("/v3/activities/" + deleted.at("/activity_id").asString());
    assertThat(deleted.at("/state").asString()).isEqualTo("initialized");
    assertThat(deleted.at("/percent_done").asInt()).isEqualTo(1);
    assertThat(deleted.json().has("status")).isFalse();
    assertThat(deleted.at("/_links/self/href").asString()).startsWith("/contacts-service/v4/");
    assertThat(caller.get(deleted.header("Location")).at("/state").asString())
        .isEqualTo("completed");
    assertThat(caller.get(LISTS + "/" + id).status()).isEqualTo(404);
    assertThat(caller.delete(LISTS + "/" + id).status()).isEqualTo(404);
    assertThat(caller.get("/v3/contacts").at("/contacts").size()).isEqualTo(3);
  }
}
