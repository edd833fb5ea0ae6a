package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Content;
import dev.listkeeper.constantcontact.sandbox.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The sandbox without a server: the same answers in the calling thread, and no thread beside it.
 */
class InThreadTest {
  private static final String EXPORT = "/v3/activities/contact_exports";

  private final ManualTime time = new ManualTime();
  private Sandbox sandbox;
  private String list;
  private String token;

  @BeforeEach
  void open() {
    sandbox =
        Sandbox.builder()
            .noLimits()
            .clock(time)
            .delays(new Delays(Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ZERO))
            .inThread();
    list = sandbox.createList("News");
    token = sandbox.issueTokens("contact_data").accessToken();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void answersAndCountsWithoutAServer() throws IOException {
    Answer answer = call("GET", "/v3/contact_lists/" + list, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer)).contains("\"News\"");
    assertThat(answer.headers()).containsKey("x-eig-tracking-id");
    assertThat(call("GET", "/v3/nothing", "").status()).isEqualTo(404);
    assertThat(call("DELETE", "/v3/contact_lists", "").status()).isEqualTo(405);
    assertThat(sandbox.calls()).containsEntry("GET /v3/contact_lists/{list_id}", 1L);
  }

  @Test
  void activitiesGoOnOnlyWhenTheClockDoes() throws IOException {
    call("POST", EXPORT, "{\"list_ids\":[\"" + list + "\"]}");

    assertThat(text(call("GET", "/v3/activities", ""))).contains("initialized");
    time.pass(Duration.ofSeconds(2));
    assertThat(text(call("GET", "/v3/activities", ""))).contains("processing");
    time.pass(Duration.ofSeconds(8));
    assertThat(text(call("GET", "/v3/activities", ""))).contains("completed");
  }

  @Test
  void faultsTakeNoRealTime() throws IOException {
    sandbox.fault(Fault.on("GET /v3/contact_lists/{list_id}", Effect.hang()));

    assertThat(call("GET", "/v3/contact_lists/" + list, "").content())
        .isInstanceOf(Content.Dropped.class);
  }

  @Test
  void whoOptsInAgainIsMailableAndOnNoListForThat() {
    sandbox.seedCsv("email\nana@example.org\nbo@example.org\n", list);
    sandbox.unsubscribe("ana@example.org");
    sandbox.deleteContact("bo@example.org");

    sandbox.optIn("ana@example.org");
    sandbox.optIn("bo@example.org");

    assertThat(sandbox.contact("ana@example.org").orElseThrow().permission().mailable()).isTrue();
    assertThat(sandbox.contact("bo@example.org").orElseThrow().deleted()).isFalse();
    assertThat(sandbox.members(list)).isEqualTo(Set.of());
  }

  @Test
  void somebodyRenamesAContactByHand() {
    sandbox.seedCsv("email,first_name\nana@example.org,Ana\n", list);

    sandbox.rename("ana@example.org", "Anna", "Silva");

    assertThat(sandbox.contact("ana@example.org").orElseThrow())
        .returns("Anna", contact -> contact.firstName())
        .returns("Silva", contact -> contact.lastName());
  }

  private Answer call(String method, String path, String body) throws IOException {
    Map<String, String> headers =
        Map.of("authorization", "Bearer " + token, "content-type", "application/json");
    return sandbox.answer(
        new Request(
            method,
            URI.create(sandbox.baseUrl() + path),
            name -> Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT))),
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
  }

  private static String text(Answer answer) throws IOException {
    return new String(answer.content().bytes(), StandardCharsets.UTF_8);
  }
}
