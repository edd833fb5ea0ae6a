package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().clock(time).start();
  private final Caller visitor = new Caller(sandbox, "");

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void itListensOnTheLoopbackAddressAndItsAddressesEndAsTheRealOnesDo() {
    assertThat(sandbox.baseUrl().getHost()).isEqualTo("127.0.0.1");
    assertThat(sandbox.apiUrl().getPath()).isEqualTo("/v3");
    assertThat(sandbox.authUrl().getPath()).isEqualTo("/oauth2/default/v1");
    assertThat(URI.create(sandbox.baseUrl().toString()).getPort()).isPositive();
  }

  @Test
  void aTakenPortIsSaidInOneSentenceAndTheFolderStaysFree(@TempDir Path folder) {
    SandboxBuilder second =
        Sandbox.builder().port(sandbox.baseUrl().getPort()).folder(folder).clock(time);

    assertThatThrownBy(second::start).hasMessageStartingWith("The sandbox cannot start: ");

    try (Sandbox third = second.port(0).start()) {
      assertThat(third.lists()).isEmpty();
    }
  }

  @Test
  void listsAreCreatedSeededAndReadAsSets() {
    String list = visitor.post("/sandbox/lists", "{\"name\":\"VIP\"}").at("/list_id").asString();

    Reply seeded =
        visitor.post(
            "/sandbox/seed",
            "{\"count\":3,\"first\":7,\"name\":\"q#\",\"domain\":\"example.com\",\"list_ids\":[\""
                + list
                + "\"]}");

    assertThat(seeded.at("/seeded").asInt()).isEqualTo(3);
    assertThat(visitor.get("/sandbox/lists/" + list + "/members").text())
        .isEqualTo("q7@example.com\nq8@example.com\nq9@example.com\n");
    assertThat(visitor.get("/sandbox/lists").at("/0/membership_count").asInt()).isEqualTo(3);
    assertThat(visitor.get("/sandbox/lists/none/members").status()).isEqualTo(404);
  }

  @Test
  void contactsAreSeededFromCsv() {
    String list = sandbox.createList("VIP");

    Reply seeded =
        visitor.send(
            visitor
                .request("/sandbox/seed?list_ids=" + list)
                .header("Content-Type", "text/csv")
                .POST(
                    BodyPublishers.ofString(
                        "email,first_name,permission_to_send\nAna@example.org,Ana,explicit\n")));

    assertThat(seeded.at("/seeded").asInt()).isEqualTo(1);
    Reply contact = visitor.get("/sandbox/contacts?email=ana@example.org");
    assertThat(contact.at("/first_name").asString()).isEqualTo("Ana");
    assertThat(contact.at("/permission_to_send").asString()).isEqualTo("explicit");
    assertThat(contact.at("/list_ids/0").asString()).isEqualTo(list);
  }

  @Test
  void peopleUnsubscribeLeaveAndAreDeleted() {
    String list = sandbox.createList("VIP");
    sandbox.seed(Seed.generated(4).on(list));

    assertThat(visitor.post("/sandbox/unsubscribe", email(0)).status()).isEqualTo(204);
    assertThat(
            visitor
                .post(
                    "/sandbox/leave",
                    "{\"email\":\"person1@example.org\",\"list_id\":\"" + list + "\"}")
                .status())
        .isEqualTo(204);
    assertThat(visitor.post("/sandbox/delete", email(2)).status()).isEqualTo(204);
    assertThat(visitor.post("/sandbox/delete", email(9)).status()).isEqualTo(404);

    assertThat(sandbox.members(list)).containsExactly("person3@example.org");
  }

  private static String email(int number) {
    return "{\"email\":\"person" + number + "@example.org\"}";
  }

  @Test
  void callsAreCountedByEndpointAndInspectionIsNot() {
    Caller caller = Caller.of(sandbox);
    caller.get("/v3/contact_lists");
    caller.get("/v3/contact_lists/17");
    visitor.get("/v3/contact_lists");
    visitor.get("/sandbox/calls");

    Reply calls = visitor.get("/sandbox/calls");
    assertThat(calls.at("/total").asInt()).isEqualTo(3);
    assertThat(calls.json().path("endpoints").path("GET /v3/contact_lists").asInt()).isEqualTo(2);
    assertThat(calls.json().path("answers").path("404").asInt()).isEqualTo(1);
    assertThat(visitor.delete("/sandbox/calls").status()).isEqualTo(204);
    assertThat(sandbox.calls()).isEmpty();
  }

  @Test
  void theClockMovesForward() {
    Reply moved = visitor.post("/sandbox/clock", "{\"advance\":\"PT24H\"}");

    assertThat(moved.at("/now").asString()).isEqualTo("2026-11-25T10:00:00Z");
    assertThat(visitor.post("/sandbox/clock", "{\"advance\":\"-PT1H\"}").status()).isEqualTo(400);
  }

  @Test
  void tokensAreIssuedExpiredAndRevoked() {
    Reply tokens =
        visitor.post("/sandbox/tokens", "{\"scopes\":[\"contact_data\",\"offline_access\"]}");
    Caller caller = new Caller(sandbox, tokens.at("/access_token").asString());
    assertThat(caller.get("/v3/contacts").status()).isEqualTo(200);
    assertThat(tokens.at("/refresh_token").asString()).isNotEmpty();

    visitor.post("/sandbox/tokens/expire", "{}");

    assertThat(caller.get("/v3/contacts").status()).isEqualTo(401);
    assertThat(visitor.post("/sandbox/tokens/revoke", "{}").status()).isEqualTo(204);
  }

  @Test
  void settingsAreReadAndChangedInPart() {
    Reply changed =
        visitor.put(
            "/sandbox/settings",
            "{\"limits\":{\"per_second\":0},\"delays\":{\"fixed\":\"PT2S\"},\"consent\":\"deny\","
                + "\"switches\":{\"BLANK_CELL_ERASES\":true},\"privileges\":[\"contacts:read\"]}");

    assertThat(changed.at("/limits/per_second").asInt()).isZero();
    assertThat(changed.at("/limits/per_day").asInt()).isEqualTo(10_000);
    assertThat(changed.at("/delays/fixed").asString()).isEqualTo("PT2S");
    assertThat(changed.at("/consent").asString()).isEqualTo("deny");
    assertThat(changed.at("/switches/BLANK_CELL_ERASES").asBoolean()).isTrue();
    assertThat(changed.at("/privileges").size()).isEqualTo(1);
    assertThat(visitor.get("/sandbox/settings").json()).isEqualTo(changed.json());
    assertThat(visitor.put("/sandbox/settings", "{\"switches\":{\"NO\":true}}").status())
        .isEqualTo(400);
  }

  @Test
  void busyTimeAddsUpAndCanBeReset() {
    String list = sandbox.createList("VIP");
    Caller.of(sandbox).imported("email\nana@example.org\n", list);

    assertThat(sandbox.busyTime().imports()).isPositive();
    assertThat(visitor.get("/sandbox/busy").json().has("import_ms")).isTrue();
    visitor.delete("/sandbox/busy");
    assertThat(sandbox.busyTime().imports()).isZero();
  }
}
