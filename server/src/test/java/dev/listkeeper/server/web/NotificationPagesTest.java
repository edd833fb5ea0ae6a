package dev.listkeeper.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.ShiftedClock;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.notify.WebhookReceiver;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.store.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes wrong is told on pages, by e-mail and by the webhook, to whom it concerns, once. Mail
 * server and webhook's receiver are real ones on this machine.
 */
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NotificationPagesTest {
  private static final String ANN = "ann@example.org";
  private static final String CORA = "cora@example.org";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir static Path home;
  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static GreenMail mail;
  private static WebhookReceiver webhook;
  private static SandboxedServer sandboxed;
  private static Browser ann;
  private static Browser cora;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    webhook = new WebhookReceiver();
    sandboxed =
        SandboxedServer.start(
            home,
            TestDatabase.EMBEDDED,
            Map.of(
                "LISTKEEPER_SMTP_HOST",
                "localhost",
                "LISTKEEPER_SMTP_PORT",
                Integer.toString(mail.getSmtp().getPort()),
                "LISTKEEPER_SMTP_SECURITY",
                "none",
                "LISTKEEPER_SMTP_FROM",
                "listkeeper@example.net",
                "LISTKEEPER_WEBHOOK_URL",
                webhook.address().toString(),
                "LISTKEEPER_WEBHOOK_SECRET",
                SECRET),
            CLOCK);
    sandboxed.connect();
    ann = sandboxed.administrator();
    cora = sandboxed.server().invite(ann, CORA, Role.CONTRIBUTOR);
    sandboxed.server().invite(ann, "vera@example.org", Role.VIEWER);
  }

  @AfterAll
  static void stop() {
    sandboxed.close();
    webhook.close();
    mail.stop();
  }

  @Test
  @Order(1)
  void aFailureIsToldToAdministratorsAndTheOwnerOnce() throws MessagingException {
    saveAsCora();
    webhook.refuse(1);
    ended(run()); // nothing was refreshed yet, so it fails

    look();
    Polling.until(() -> mail.getReceivedMessages().length, count -> count >= 2);
    Polling.until(() -> webhook.posts().size(), count -> count >= 1);

    assertThat(Arrays.stream(mail.getReceivedMessages()).map(NotificationPagesTest::to))
        .containsExactlyInAnyOrder(ANN, CORA);
    MimeMessage one = mail.getReceivedMessages()[0];
    assertThat(one.getSubject()).isEqualTo("Listkeeper: Failure: News & more");
    assertThat(GreenMailUtil.getBody(one))
        .contains("failed (NOT_REFRESHED)", "/exports/newsletter/runs/1");
    assertThat(one.getMessageID()).contains("@example.net");

    CLOCK.advance(Duration.ofMinutes(1));
    Polling.until(() -> webhook.posts().size(), count -> count >= 2);
    WebhookReceiver.Post again = webhook.posts().get(1);
    assertThat(again.isSignedWith(SECRET)).isTrue();
    assertThat(again.body()).isEqualTo(webhook.posts().getFirst().body());
    JsonNode body = json(again.body());
    assertThat(body.get("kind").asString()).isEqualTo("FAILURE");
    assertThat(body.get("subject").asString()).isEqualTo("exports/newsletter");

    look();
    assertThat(unread(ann)).isEqualTo(1);
    assertThat(kinds(ann)).containsExactly("FAILURE");
    assertThat(mail.getReceivedMessages()).hasSize(2);
    assertThat(webhook.posts()).hasSize(2);
  }

  @Test
  @Order(2)
  void aPlanThatWaitsAndABrokenConnectionAreTold() throws IOException {
    refresh();
    Files.writeString(
        home.resolve("inbox/people.csv"), "id,email,first_name,points\n1,ann@example.org,Ann,1\n");
    refresh();
    look();
    Polling.until(() -> kinds(cora), kinds -> kinds.contains("NEEDS_APPROVAL"));
    sandboxed.sandbox().expireAccessTokens();
    sandboxed.sandbox().revokeRefreshTokens();
    Files.writeString(
        home.resolve("inbox/people.csv"),
        "id,email,first_name,points\n1,ann@example.org,Ann,900\n2,ben@example.org,Ben,900\n");
    refresh();
    look();

    Polling.until(() -> kinds(ann), kinds -> kinds.contains("RECONNECT_NEEDED"));
    assertThat(kinds(cora)).doesNotContain("RECONNECT_NEEDED");
    assertThat(webhook.posts()).allMatch(post -> post.isSignedWith(SECRET));
    // Those who are on the list are told to nobody.
    assertThat(webhook.posts()).noneMatch(post -> post.body().contains("@"));
    for (MimeMessage message : mail.getReceivedMessages()) {
      assertThat(GreenMailUtil.getBody(message)).doesNotContain("ben@example.org", "Cilla");
    }
  }

  @Test
  @Order(3)
  void theBellCountsAndThePageLeadsToWhatItIsAbout() {
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Chromium narrow = Chromium.open(sandboxed.server().address(), 400, colors)) {
        narrow.go("/notifications");
        narrow.signIn(ANN, TestServer.PASSWORD);
        narrow.go("/notifications");
        narrow.assertWhole();
        narrow.picture(colors + "-notifications");
      }
    }
    long before = unread(ann);
    try (Chromium chromium = Chromium.open(sandboxed.server().address())) {
      Page page = chromium.page();
      chromium.go("/");
      chromium.signIn(ANN, TestServer.PASSWORD);
      PlaywrightAssertions.assertThat(page.locator(".lk-bell .badge"))
          .hasText(Long.toString(before));
      page.locator(".lk-bell").click();
      page.waitForURL("**/notifications");
      chromium.assertWhole();
      chromium.picture("notifications");
      PlaywrightAssertions.assertThat(page.locator(".lk-notice.is-unread")).hasCount((int) before);
      page.locator(".lk-notice", new Page.LocatorOptions().setHasText("NOT_REFRESHED"))
          .getByText("Look at it")
          .click();
      page.waitForURL("**/exports/newsletter/runs/1");
      PlaywrightAssertions.assertThat(page.locator(".lk-bell .badge"))
          .hasText(Long.toString(before - 1));
      chromium.go("/notifications");
      chromium.press("Show unread only");
      PlaywrightAssertions.assertThat(page.locator("main")).not().containsText("NOT_REFRESHED");
      chromium.press("Mark all read");
      PlaywrightAssertions.assertThat(page.locator(".lk-bell .badge")).hasCount(0);
      PlaywrightAssertions.assertThat(page.locator(".lk-notice.is-unread")).hasCount(0);
      chromium.press("ET");
      PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Teavitused");
      chromium.assertWhole();
    }
    assertThat(unread(ann)).isZero();
    assertThat(unread(cora)).as("what one has read, another has not").isPositive();
  }

  @Test
  @Order(4)
  void nobodyReadsAnothersNotifications() {
    Browser vera = Browser.at(sandboxed.server());
    vera.signIn("vera@example.org", TestServer.PASSWORD);

    assertThat(mine(vera).get("unread").asLong()).isZero();
    assertThat(vera.submit("/notifications", "/notifications/1/open", Map.of()).statusCode())
        .isEqualTo(404);
  }

  private static void saveAsCora() {
    String saved =
        ann.get("/api/v1/exports/newsletter").body().replace("\"Newsletter\"", "\"News & more\"");
    assertThat(
            cora.send("PUT", "/api/v1/exports/newsletter", "application/json", saved, "/exports")
                .statusCode())
        .isEqualTo(200);
  }

  /** Time passes until the next look at what happened. */
  private static void look() {
    CLOCK.advance(Duration.ofSeconds(11));
  }

  private static void refresh() {
    long id = json(ann.post("/api/v1/refreshes", "").body()).get("id").asLong();
    Polling.until(
        () -> json(ann.get("/api/v1/refreshes/" + id).body()),
        refresh -> refresh.hasNonNull("endedAt"));
  }

  private static int run() {
    return json(ann.post("/api/v1/exports/newsletter/runs", "").body()).get("number").asInt();
  }

  private static void ended(int number) {
    Polling.until(
        () -> json(ann.get("/api/v1/exports/newsletter/runs/" + number).body()),
        run -> run.hasNonNull("endedAt"));
  }

  private static JsonNode mine(Browser who) {
    return json(who.get("/api/v1/notifications").body());
  }

  private static long unread(Browser who) {
    return mine(who).get("unread").asLong();
  }

  private static List<String> kinds(Browser who) {
    return mine(who).path("notifications").findValuesAsString("kind");
  }

  private static String to(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
