package dev.listkeeper.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People come and go over real HTTP, by sessions and by tokens. */
class UsersTest {
  private static final String ANOTHER_PASSWORD = "a password of her own";

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private TestDatabase database;
  private TestServer server;
  private Browser administrator;

  @BeforeEach
  void start(TestDatabase database) {
    this.database = database;
    server = TestServer.start(home, database.settings(home), clock);
    administrator = server.asAdministrator();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @OnBothDatabases
  void somebodyInvitedChoosesAPasswordOnceAndSignsIn() {
    JsonNode invited = invite("Ben@Example.org ", Role.VIEWER);
    String page = page(invited);
    Browser ben = Browser.at(server);

    assertThat(state("ben@example.org")).isEqualTo("INVITED");
    assertThat(location(ben.signIn("ben@example.org", ""))).isEqualTo("/sign-in?failed");
    assertThat(ben.get(page).body()).contains("ben@example.org");
    HttpResponse<String> refused = ben.submit(page, page, Map.of("password", "short"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("at least 12 characters");
    assertThat(location(ben.submit(page, page, Map.of("password", ANOTHER_PASSWORD))))
        .isEqualTo("/sign-in?chosen");
    assertThat(ben.get(page).statusCode()).isEqualTo(403);
    assertThat(location(ben.signIn("ben@example.org", ANOTHER_PASSWORD))).isEqualTo("/");
    assertThat(ben.get("/").statusCode()).isEqualTo(200);
    assertThat(state("ben@example.org")).isEqualTo("ACTIVE");
    assertThat(administrator.get("/api/v1/users").body()).doesNotContain("assword", "hash");
  }

  @OnBothDatabases
  void anInvitationIsForAWeekAndANewLinkReplacesTheOld() {
    JsonNode first = invite("ben@example.org", Role.VIEWER);
    JsonNode second =
        json(administrator.post("/api/v1/users/" + id("ben@example.org") + "/link", ""));
    Browser ben = Browser.at(server);

    assertThat(ben.get(page(first)).statusCode()).isEqualTo(403);
    assertThat(ben.get(page(second)).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofDays(7));
    HttpResponse<String> late = ben.get(page(second));
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.body()).contains("Ask an Administrator");
  }

  @OnBothDatabases
  void aMistakeInAnInvitationIsOneSentence() {
    invite("ben@example.org", Role.VIEWER);

    for (String[] wrong :
        new String[][] {
          {"ben@example.org", "Ben", "409"}, {"ben", "Ben", "400"}, {"eve@example.org", " ", "400"}
        }) {
      HttpResponse<String> answer =
          administrator.post("/api/v1/users", invitation(wrong[0], wrong[1], Role.VIEWER));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(wrong[2]));
      assertThat(json(answer).get("detail").stringValue()).endsWith(".");
    }
    assertThat(json(administrator.get("/api/v1/users"))).hasSize(2);
  }

  @OnBothDatabases
  void aPasswordIsResetByALinkWhichSignsEverybodyOut() {
    Browser ben = server.invite(administrator, "ben@example.org", Role.CONTRIBUTOR);
    JsonNode link = json(administrator.post(of("ben@example.org") + "/link", ""));

    assertThat(ben.get("/").statusCode()).as("the link alone changes nothing").isEqualTo(200);
    Browser.at(server)
        .post(
            "/api/v1/password",
            "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token(link), ANOTHER_PASSWORD));

    assertThat(location(ben.get("/"))).isEqualTo("/sign-in");
    assertThat(location(ben.signIn("ben@example.org", TestServer.PASSWORD)))
        .isEqualTo("/sign-in?failed");
    assertThat(location(ben.signIn("ben@example.org", ANOTHER_PASSWORD)))
        .doesNotContain("/sign-in");
  }

  @OnBothDatabases
  void aResetLinkIsForADay() {
    server.invite(administrator, "ben@example.org", Role.VIEWER);
    JsonNode link = json(administrator.post(of("ben@example.org") + "/link", ""));

    clock.advance(Duration.ofHours(24));

    assertThat(Browser.at(server).get(page(link)).statusCode()).isEqualTo(403);
  }

  @OnBothDatabases
  void deactivationCountsFromTheVeryNextRequestForSessionsAndTokens() {
    Browser ben = server.invite(administrator, "ben@example.org", Role.ADMINISTRATOR);
    Browser program = Browser.at(server).withToken(makeToken(ben, Role.VIEWER));
    assertThat(ben.get("/connections").statusCode()).isEqualTo(200);
    assertThat(program.get("/api/v1/about").statusCode()).isEqualTo(200);

    assertThat(administrator.post(of("ben@example.org") + "/deactivation", "").statusCode())
        .isEqualTo(200);

    assertThat(location(ben.get("/connections"))).isEqualTo("/sign-in");
    assertThat(program.get("/api/v1/about").statusCode()).isEqualTo(401);
    assertThat(location(ben.signIn("ben@example.org", TestServer.PASSWORD)))
        .isEqualTo("/sign-in?failed");
    assertThat(administrator.post(of("ben@example.org") + "/link", "").statusCode()).isEqualTo(400);
    assertThat(administrator.delete(of("ben@example.org") + "/deactivation").statusCode())
        .isEqualTo(200);
    assertThat(location(ben.get("/connections"))).as("the old session").isEqualTo("/sign-in");
    assertThat(program.get("/api/v1/about").statusCode()).as("the old token").isEqualTo(401);
    assertThat(location(ben.signIn("ben@example.org", TestServer.PASSWORD)))
        .doesNotContain("/sign-in");
  }

  @OnBothDatabases
  void aTokenMakesNoSession() {
    Browser program = administrator;

    assertThat(program.get("/api/v1/about").headers().allValues("Set-Cookie")).isEmpty();
    assertThat(location(program.get("/"))).isEqualTo("/sign-in");
  }

  @OnBothDatabases
  void anotherRoleCountsFromTheVeryNextRequestForSessionsAndTokens() {
    Browser ben = server.invite(administrator, "ben@example.org", Role.ADMINISTRATOR);
    Browser program = Browser.at(server).withToken(makeToken(ben, Role.ADMINISTRATOR));
    assertThat(ben.get("/connections").statusCode()).isEqualTo(200);

    administrator.put(of("ben@example.org") + "/role", "{\"role\":\"VIEWER\"}");

    assertThat(ben.get("/connections").statusCode()).isEqualTo(403);
    assertThat(program.get("/api/v1/users").statusCode()).isEqualTo(403);
    assertThat(program.get("/api/v1/about").statusCode()).isEqualTo(200);
    administrator.put(of("ben@example.org") + "/role", "{\"role\":\"ADMINISTRATOR\"}");
    assertThat(ben.get("/connections").statusCode()).isEqualTo(200);
  }

  @OnBothDatabases
  void theLastAdministratorStays() {
    invite("ben@example.org", Role.ADMINISTRATOR); // never came, so can't help
    String ann = of("ann@example.org");

    for (HttpResponse<String> answer :
        List.of(
            administrator.post(ann + "/deactivation", ""),
            administrator.put(ann + "/role", "{\"role\":\"CONTRIBUTOR\"}"))) {
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("only Administrator");
    }
    server.invite(administrator, "cilla@example.org", Role.ADMINISTRATOR);
    assertThat(administrator.post(ann + "/deactivation", "").statusCode()).isEqualTo(200);
  }

  @OnBothDatabases
  void ofTwoAdministratorsWhoDeactivateEachOtherAtOnceOneStays() throws Exception {
    for (int round = 0; round < 5; round++) {
      String other = "other" + round + "@example.org";
      Browser second = server.invite(administrator, other, Role.ADMINISTRATOR);
      Browser secondsProgram = Browser.at(server).withToken(makeToken(second, Role.ADMINISTRATOR));
      String first = of("ann@example.org") + "/deactivation";
      String others = of(other) + "/deactivation";

      CyclicBarrier together = new CyclicBarrier(2);
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        Future<Integer> one = threads.submit(() -> deactivate(administrator, others, together));
        Future<Integer> two = threads.submit(() -> deactivate(secondsProgram, first, together));
        assertThat(List.of(one.get(), two.get())).containsOnlyOnce(200);
      }

      Users users = server.part(Users.class);
      assertThat(users.all())
          .filteredOn(user -> user.role() == Role.ADMINISTRATOR)
          .filteredOn(user -> user.state() == User.State.ACTIVE)
          .hasSize(1);
      // Ann goes on, by a token of hers if need be.
      if (users.find("ann@example.org").orElseThrow().state() == User.State.DEACTIVATED) {
        secondsProgram.delete(first);
        secondsProgram.post(others, "");
        Browser ann = Browser.at(server);
        ann.signIn("ann@example.org", TestServer.PASSWORD);
        secondsProgram.delete(first);
        administrator = Browser.at(server).withToken(makeToken(ann, Role.ADMINISTRATOR));
        administrator.post(others, "");
      }
    }
  }

  private static int deactivate(Browser by, String whom, CyclicBarrier together)
      throws InterruptedException, BrokenBarrierException {
    together.await();
    return by.post(whom, "").statusCode();
  }

  @OnBothDatabases
  void sessionsAreListedAndEnded() {
    Browser ben = server.invite(administrator, "ben@example.org", Role.VIEWER);
    Browser second = Browser.at(server);
    second.signIn("ben@example.org", TestServer.PASSWORD);

    JsonNode sessions = json(administrator.get(of("ben@example.org") + "/sessions"));
    assertThat(sessions).hasSize(2);
    assertThat(sessions.get(0).get("from").stringValue()).isEqualTo("127.0.0.1");
    assertThat(sessions.get(0).get("client").stringValue()).startsWith("Java-http-client");
    assertThat(
            json(administrator.delete(of("ben@example.org") + "/sessions"))
                .get("sessions")
                .intValue())
        .isEqualTo(2);
    assertThat(location(ben.get("/"))).isEqualTo("/sign-in");
    assertThat(location(second.get("/"))).isEqualTo("/sign-in");
  }

  @OnBothDatabases
  void aSessionOutlivesARestartButNotTwelveIdleHoursNorThirtyDays() {
    Browser ann = Browser.at(server);
    ann.signIn("ann@example.org", TestServer.PASSWORD);
    server.close();
    server = TestServer.start(home, database.settings(home), clock);
    Browser again = ann.at(server.address());

    assertThat(again.get("/").statusCode()).isEqualTo(200);
    assertThat(again.submit("/", "/refresh", Map.of()).headers().firstValue("Location"))
        .as("a form of a page from before")
        .contains("/");
    for (int i = 0; i < 65; i++) {
      clock.advance(Duration.ofHours(11));
      assertThat(again.get("/").statusCode()).as("hour " + 11 * i).isEqualTo(200);
    }
    clock.advance(Duration.ofHours(11));
    assertThat(location(again.get("/"))).as("after thirty days").isEqualTo("/sign-in");
    again.signIn("ann@example.org", TestServer.PASSWORD);
    clock.advance(Duration.ofHours(12));
    assertThat(location(again.get("/"))).as("after twelve idle hours").isEqualTo("/sign-in");
  }

  @OnBothDatabases
  void aTokenKnowsWhenItWasUsedAndNeverDoesMoreThanItsOwner() {
    Browser ben = server.invite(administrator, "ben@example.org", Role.ADMINISTRATOR);
    String secret = makeToken(ben, Role.CONTRIBUTOR);
    Browser program = Browser.at(server).withToken(secret);

    assertThat(token("ben@example.org").has("lastUsedAt")).isFalse();
    clock.advance(Duration.ofHours(1));
    program.get("/api/v1/about");
    assertThat(token("ben@example.org").get("lastUsedAt").stringValue())
        .isEqualTo(clock.instant().toString());
    assertThat(program.get("/api/v1/users").statusCode()).isEqualTo(403);
    assertThat(program.get("/api/v1/connections").statusCode()).isEqualTo(200);
    administrator.put(of("ben@example.org") + "/role", "{\"role\":\"VIEWER\"}");
    assertThat(program.get("/api/v1/connections").statusCode()).isEqualTo(403);
  }

  private JsonNode token(String owner) {
    return json(administrator.get("/api/v1/tokens"))
        .valueStream()
        .filter(one -> one.get("createdBy").stringValue().equals(owner))
        .findFirst()
        .orElseThrow();
  }

  private String makeToken(Browser owner, Role role) {
    HttpResponse<String> made =
        owner.send(
            "POST",
            "/api/v1/tokens",
            "application/json",
            "{\"name\":\"program\",\"role\":\"%s\"}".formatted(role),
            "/");
    return json(made).get("token").stringValue();
  }

  private JsonNode invite(String email, Role role) {
    return json(administrator.post("/api/v1/users", invitation(email, "Somebody", role)));
  }

  private static String invitation(String email, String name, Role role) {
    return "{\"email\":\"%s\",\"displayName\":\"%s\",\"role\":\"%s\"}".formatted(email, name, role);
  }

  private long id(String email) {
    return server.part(Users.class).find(email).orElseThrow().id();
  }

  private String of(String email) {
    return "/api/v1/users/" + id(email);
  }

  private String state(String email) {
    return json(administrator.get(of(email))).get("state").stringValue();
  }

  private static String token(JsonNode link) {
    return page(link).substring("/password/".length());
  }

  private static String page(JsonNode link) {
    return URI.create(link.get("link").stringValue()).getPath();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
