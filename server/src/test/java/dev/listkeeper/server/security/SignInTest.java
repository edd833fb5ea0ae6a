package dev.listkeeper.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Browser browser;

  @BeforeEach
  void start(TestDatabase database) {
    server = TestServer.start(home, database.settings(home), clock);
    browser = Browser.at(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @OnBothDatabases
  void theOneTimeLinkMakesTheFirstAdministratorWhoCanThenSignIn() {
    String link = "/setup/" + server.setupToken();

    HttpResponse<String> made =
        browser.submit(
            link,
            link,
            Map.of(
                "displayName", "Ann <b>",
                "email", " Ann@Example.org",
                "password", TestServer.PASSWORD));
    HttpResponse<String> in = signIn("ann@example.org", TestServer.PASSWORD);

    assertThat(made.statusCode()).isEqualTo(302);
    assertThat(Browser.at(server).withToken(tokenFile()).get("/api/v1/about").statusCode())
        .isEqualTo(200);
    assertThat(in.statusCode()).isEqualTo(302);
    assertThat(in.headers().firstValue("Location")).contains("/");
    assertThat(browser.get("/").body()).contains("Ann &lt;b&gt;").doesNotContain("Ann <b>");
  }

  @OnBothDatabases
  void thePageOfTheLinkTellsOfTheTokenForTheCommandLine() {
    assertThat(browser.get("/setup/" + server.setupToken()).body())
        .contains(home.resolve("token").toString());
    assertThat(home.resolve("token")).doesNotExist();
  }

  @OnBothDatabases
  void theTokenForTheCommandLineIsReadByTheServersUserOnly() throws IOException {
    Files.writeString(home.resolve("token"), "lk_of-an-earlier-database");

    server.asAdministrator();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("token"))))
        .isEqualTo("rw-------");
    assertThat(tokenFile()).doesNotContain("earlier");
  }

  private String tokenFile() {
    try {
      return Files.readString(home.resolve("token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @OnBothDatabases
  void theLinkWorksOnce() {
    server.asAdministrator();

    assertThat(browser.get("/setup/" + server.setupToken()).statusCode()).isEqualTo(403);
    assertThat(
            browser
                .post(
                    "/api/v1/setup",
                    """
                    {"token": "%s", "displayName": "Eve", "email": "eve@example.org",
                     "password": "long enough for this"}
                    """
                        .formatted(server.setupToken()))
                .statusCode())
        .isEqualTo(403);
  }

  @OnBothDatabases
  void theLinkExpiresAfterADay() {
    clock.advance(Duration.ofHours(24));

    HttpResponse<String> answer = browser.get("/setup/" + server.setupToken());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("older than 24 hours");
  }

  @OnBothDatabases
  void aMistakeInTheFormLeavesTheLinkValid() {
    String link = "/setup/" + server.setupToken();

    HttpResponse<String> refused =
        browser.submit(
            link,
            link,
            Map.of("displayName", "Ann", "email", "ann@example.org", "password", "short"));

    assertThat(refused.body()).contains("at least 12 characters").contains("ann@example.org");
    assertThat(refused.body()).doesNotContain("short\"");
    assertThat(browser.get(link).statusCode()).isEqualTo(200);
  }

  @OnBothDatabases
  void aWrongPasswordAndAnUnknownPersonLookTheSame() {
    server.asAdministrator();

    HttpResponse<String> wrong = signIn("ann@example.org", "not her password");
    HttpResponse<String> unknown = signIn("nobody@example.org", "not her password");

    assertThat(wrong.headers().firstValue("Location")).contains("/sign-in?failed");
    assertThat(unknown.headers().firstValue("Location")).contains("/sign-in?failed");
    assertThat(browser.get("/").statusCode()).isEqualTo(302);
  }

  @OnBothDatabases
  void wrongPasswordsMakeTheNextTryWaitLongerAndLonger() {
    server.asAdministrator();
    for (int i = 0; i < 3; i++) {
      signIn("ann@example.org", "guess");
    }

    assertThat(location(signIn("ann@example.org", TestServer.PASSWORD)))
        .isEqualTo("/sign-in?wait=1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(location(signIn("ANN@example.org ", "guess"))).isEqualTo("/sign-in?failed");
    assertThat(location(signIn("ann@example.org", TestServer.PASSWORD)))
        .isEqualTo("/sign-in?wait=2");
    clock.advance(Duration.ofMinutes(1));
    assertThat(location(signIn("ann@example.org", TestServer.PASSWORD))).isEqualTo("/");
  }

  @OnBothDatabases
  void theSessionCookieIsKeptFromScriptsAndOtherSites() {
    server.asAdministrator();

    List<String> before = browser.get("/sign-in").headers().allValues("Set-Cookie");
    List<String> after =
        signIn("ann@example.org", TestServer.PASSWORD).headers().allValues("Set-Cookie");

    assertThat(after).anyMatch(cookie -> cookie.startsWith("listkeeper-session="));
    assertThat(Stream.concat(before.stream(), after.stream()))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        .noneMatch(cookie -> cookie.contains("Secure"));
  }

  @OnBothDatabases
  void pagesAllowNoInlineScriptAndNoFrames() {
    assertThat(
            browser.get("/sign-in").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @OnBothDatabases
  void aFormFromAnotherSiteIsRefused() {
    server.asAdministrator();

    HttpResponse<String> forged =
        browser.send(
            "POST",
            "/sign-in",
            "application/x-www-form-urlencoded",
            Browser.form(Map.of("email", "ann@example.org", "password", TestServer.PASSWORD)));

    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @OnBothDatabases
  void signingOutEndsTheSession() {
    server.asAdministrator();
    signIn("ann@example.org", TestServer.PASSWORD);

    browser.submit("/", "/sign-out", Map.of());

    assertThat(location(browser.get("/"))).isEqualTo("/sign-in");
  }

  private HttpResponse<String> signIn(String email, String password) {
    return browser.signIn(email, password);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
