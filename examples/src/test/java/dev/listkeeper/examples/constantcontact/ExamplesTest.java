package dev.listkeeper.examples.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.limit.InProcessCallLimiter;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs once, against the sandbox. */
class ExamplesTest {

  private final Sandbox sandbox =
      Sandbox.builder().noLimits().delays(Delays.none()).consent(Consent.APPROVE).start();
  private final String list = sandbox.createList("Friends");
  private final Browser browser = new Browser();
  @TempDir private Path folder;
  private Environment environment;

  @BeforeEach
  void signIn() throws Exception {
    environment =
        new Environment(
            Map.of(
                "CONSTANT_CONTACT_CLIENT_ID", sandbox.clientId(),
                "CONSTANT_CONTACT_CLIENT_SECRET", sandbox.clientSecret(),
                "CONSTANT_CONTACT_TOKEN_FILE", folder.resolve("tokens").toString(),
                "CONSTANT_CONTACT_REDIRECT_URI", "http://127.0.0.1:" + freePort() + "/back",
                "CONSTANT_CONTACT_LIST", "Friends",
                "LISTKEEPER_CONSTANT_CONTACT_API_URL", sandbox.apiUrl().toString(),
                "LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", sandbox.authUrl().toString()),
            new InProcessCallLimiter(new Limits(1_000, 100_000, 1_000), InstantSource.system()));
    SignInMain.run(environment, browser);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void signsIn() throws IOException {
    assertThat(browser.page()).isEqualTo("You can close this window.");
    assertThat(browser.printed()).contains("Signed in until").contains("offline_access");
    Path tokens = folder.resolve("tokens");
    assertThat(Files.readString(tokens)).contains("refresh_token=");
    if (Files.getFileStore(tokens).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void refreshesWhatItSignedInToAndKeepsTheResult() throws IOException {
    String before = Files.readString(folder.resolve("tokens"));
    sandbox.expireAccessTokens();

    AccountMain.run(environment, browser);

    assertThat(browser.printed()).contains("May import contacts");
    assertThat(Files.readString(folder.resolve("tokens"))).isNotEqualTo(before);
  }

  @Test
  void makesTheListItNeeds() {
    var elsewhere = new HashMap<>(environment.variables());
    elsewhere.put("CONSTANT_CONTACT_LIST", "Others");

    ListsMain.run(new Environment(elsewhere, environment.limiter()), browser);

    assertThat(browser.printed()).contains("Working on: Others").contains("Friends: 0 can be");
    assertThat(sandbox.lists()).containsValue("Others");
  }

  @Test
  void looksContactsUpAndScansThem() {
    sandbox.seedCsv("email\nana@example.org\nbo@example.org\n", list);
    sandbox.unsubscribe("bo@example.org");

    ContactsMain.run(environment, browser);

    assertThat(browser.printed())
        .containsPattern("ana@example.org: [0-9a-f-]{36}")
        .contains("On the list: 1")
        .contains("Unsubscribed: 1");
  }

  @Test
  void importsTheSameAsCsvAndAsJson() throws Exception {
    ImportMain.run(environment, browser);

    assertThat(sandbox.members(list)).containsExactly("ana@example.org", "bo@example.org");
    assertThat(browser.printed().lines().filter(line -> line.startsWith("COMPLETED"))).hasSize(2);
    assertThat(browser.printed()).contains("Line 4").doesNotContain("not an address");
  }

  @Test
  void readsTheListBack() throws Exception {
    sandbox.seedCsv("email\nana@example.org\nbo@example.org\n", list);

    ExportMain.run(environment, browser);

    assertThat(browser.printed()).contains("On the list: 2");
  }

  @Test
  void tellsWhatIsLeftOfTheDay() {
    LimitsMain.run(environment, browser);

    assertThat(browser.printed())
        .contains("RUN: 89999 calls left until")
        .contains("PERSON: 99999 calls left until");
  }

  @Test
  void takesAContactOffTheList() throws Exception {
    sandbox.seedCsv("email\nana@example.org\nbo@example.org\n", list);

    RemovalMain.run(environment, browser);

    assertThat(sandbox.members(list)).containsExactly("ana@example.org");
    assertThat(sandbox.contactCount()).isEqualTo(2);
  }

  @Test
  void counts() {
    sandbox.seedCsv("email\nana@example.org\nbo@example.org\n", list);
    sandbox.unsubscribe("bo@example.org");

    CountsMain.run(environment, browser);

    assertThat(browser.printed()).contains("Contacts: ").contains("Unsubscribed: 1");
  }

  @Test
  void makesAndDeletesACustomField() {
    CustomFieldsMain.run(environment, browser);

    assertThat(browser.printed())
        .contains("cf:Example_points holds NUMBER")
        .contains("Deleted Example points");
  }

  @Test
  void saysWhatIsMissing() {
    var empty = new Environment(Map.of(), environment.limiter());

    assertThatThrownBy(empty::open).hasMessageContaining("CONSTANT_CONTACT_CLIENT_ID");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
