package dev.listkeeper.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkspaceFileTest {
  @TempDir static Path home;
  private static TestServer server;
  private static Browser administrator;
  private static String file;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(home);
    administrator = server.asAdministrator();
    try (InputStream in =
        Objects.requireNonNull(
            WorkspaceFileTest.class.getResourceAsStream("/demo/listkeeper.yaml"))) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void theDemosWorkspace() {
    assertThat(post("apply?prune=true", file).statusCode()).isEqualTo(200);
  }

  @Test
  void applyingAFileTwiceChangesNothing() {
    assertThat(json(post("apply", file)).get("changes")).isNullOrEmpty();
    assertThat(json(post("diff", file)).get("changes")).isNullOrEmpty();
  }

  @Test
  void whatIsWrittenOutCanBeAppliedAgain() {
    String written = administrator.get("/api/v1/workspace").body();

    assertThat(json(post("diff", written)).get("changes")).isNullOrEmpty();
    assertThat(written).startsWith("version: 1\nsources:\n").contains("table: shop.contacts");
  }

  @Test
  void aDiffTellsWhatChangesFieldByField() {
    String changed =
        file.replace("displayName: Newsletter sign-up", "displayName: Newsletter consent")
            .replace("file: orders.csv", "file: sales.csv");

    JsonNode changes = json(post("diff", changed)).get("changes");

    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).at("/action").asString()).isEqualTo("CHANGED");
    assertThat(changes.get(0).at("/fields/0/path").asString()).isEqualTo("tables[orders].file");
    assertThat(changes.get(0).at("/fields/0/before").asString()).isEqualTo("orders.csv");
    assertThat(changes.get(0).at("/fields/0/after").asString()).isEqualTo("sales.csv");
    assertThat(changes.get(1).at("/fields/0/path").asString()).isEqualTo("displayName");
  }

  @Test
  void onlyPruningRemovesAndOnlyInSectionsThatAreWritten() {
    String without = "exports: []\n";

    JsonNode kept = json(post("apply", without));
    assertThat(kept.get("changes")).isNullOrEmpty();
    assertThat(kept.at("/notInFile/0/key").asString()).isEqualTo("newsletter");

    JsonNode pruned = json(post("apply?prune=true", without));
    assertThat(pruned.get("changes")).hasSize(1);
    assertThat(pruned.at("/changes/0/action").asString()).isEqualTo("REMOVED");
    assertThat(administrator.get("/api/v1/workspace").body())
        .contains("newsletter-customers")
        .contains("exports: []");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "table: shop.contacts | table: shop.contact | UNKNOWN_TABLE | did you mean 'shop.contacts'?",
        "from: shop.orders | from: shop.order | UNKNOWN_TABLE | did you mean 'shop.orders'?",
        "segments: [newsletter-customers] | segments: [news] | NOT_FOUND | 'news', which does not exist",
        "connection: sandbox | connection: sandbux | NOT_FOUND | did you mean 'sandbox'?",
        "path: [newsletter] | path: [newsleter] | PATH_NOT_FOUND | did you mean 'newsletter'?",
        "primaryKey: id | displayName: x | WORKSPACE_FILE_INVALID | Line 10: sources[0].tables[0].displayName: 'displayName' is not known here",
        "connection: sandbox | connectoin: sandbox | WORKSPACE_FILE_INVALID | 'connectoin' is not known here; did you mean 'connection'?",
        "isTrue: true | isTru: true | WORKSPACE_FILE_INVALID | isTrue",
        "availableTo: CONTRIBUTORS | availableTo: ALL | WORKSPACE_FILE_INVALID | write one of ADMINISTRATORS, CONTRIBUTORS",
        "key: orders | key: Orders | WORKSPACE_FILE_INVALID | can't be a key",
        "key: orders | key: newsletter | WORKSPACE_FILE_INVALID | two tables with the key",
        "relationships: | relationship: | WORKSPACE_FILE_INVALID | did you mean 'relationships'?",
        "matching: | matchings: | WORKSPACE_FILE_INVALID | exports[0].matchings: 'matchings' is not known here; did you mean 'matching'?",
        "fromColumn: | fromColum: | WORKSPACE_FILE_INVALID | relationships[0].fromColum: 'fromColum' is not known here; did you mean 'fromColumn'?",
        "toColumn: id | displayNme: x | WORKSPACE_FILE_INVALID | 'toColumn' is missing",
        "segments: [newsletter-customers] | segments: 5 | WORKSPACE_FILE_INVALID | exports[0].segments: expected a list, not a number; write it in [ ].",
        "list: 00000000-0000-0000-0000-000000000000 | list: 1234 | WORKSPACE_FILE_INVALID | exports[0].list: expected text, not a number; if it is meant as text, put it in quotes.",
        "email: email | email: 5 | WORKSPACE_FILE_INVALID | exports[0].matching.email: expected text, not a number",
        "table: shop.contacts | - shop.contacts | WORKSPACE_FILE_INVALID | customers: expected names and values, not a list.",
        "displayName: Newsletter sign-up | displayName: ' ' | WORKSPACE_FILE_INVALID | relationships[1]: A relationship needs a display name.",
        "segments: [newsletter-customers] | segments: [lv] | NOT_FOUND | known here are newsletter-customers.",
        "path: [newsletter] | path: [newsletter | WORKSPACE_FILE_INVALID | (line ",
      })
  void aMistakeIsOneSentenceAndChangesNothing(
      String right, String wrong, String code, String said) {
    String before = administrator.get("/api/v1/workspace").body();

    HttpResponse<String> answer = post("apply", file.replace(right, wrong));

    assertThat(json(answer).at("/code").asString()).isEqualTo(code);
    assertThat(json(answer).at("/detail").asString())
        .contains(said)
        .matches("(?s).*[.?]")
        .doesNotContain("\n", "dev.listkeeper");
    assertThat(administrator.get("/api/v1/workspace").body()).isEqualTo(before);
  }

  @Test
  void aMistakeInASegmentNamesItsLine() {
    String wrong = file.replace("greaterThanOrEqualTo: 700", "greaterThanEqual: 700");
    long line = wrong.substring(0, wrong.indexOf("greaterThanEqual")).lines().count();

    assertThat(json(post("apply", wrong)).at("/detail").asString())
        .startsWith("Line " + line + ": segments[0]");
  }

  @Test
  void theCustomerTableNeedsAPrimaryKey() {
    String wrong = file.replace("    primaryKey: id\n", "");

    assertThat(json(post("apply", wrong)).at("/detail").asString())
        .startsWith("The customer table shop.contacts needs a primary key");
  }

  @Test
  void aFileWithoutSectionsSaysNothing() {
    assertThat(json(post("apply?prune=true", "{}\n")).get("changes")).isNullOrEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "just text", "[]", "5"})
  void whatIsNoWorkspaceFileIsSaid(String text) {
    HttpResponse<String> answer = post("apply", text);

    assertThat(json(answer).at("/code").asString()).isEqualTo("WORKSPACE_FILE_INVALID");
    assertThat(json(answer).at("/detail").asString()).startsWith("This is no workspace file: it ");
  }

  @Test
  void aConnectionIsForAdministratorsUnlessSaidOtherwise() {
    post("apply", "connections: [{key: plain, displayName: Plain}]");

    assertThat(json(administrator.get("/api/v1/connections/plain")).at("/availableTo").asString())
        .isEqualTo("ADMINISTRATORS");
  }

  @Test
  void pruningLeavesTheCustomerTableThatSegmentsRestOn() {
    HttpResponse<String> refused = post("apply?prune=true", "customers:\n");

    assertThat(json(refused).at("/code").asString()).isEqualTo("IN_USE");
    assertThat(json(refused).at("/detail").asString())
        .startsWith("The customer table can't be removed: segment 'newsletter-customers' rests on");
    assertThat(administrator.get("/api/v1/customers").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> post(String action, String yaml) {
    return administrator.send("POST", "/api/v1/workspace/" + action, "application/yaml", yaml);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
