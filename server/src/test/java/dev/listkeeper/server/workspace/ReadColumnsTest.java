package dev.listkeeper.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Listkeeper;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.DatasetName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A workspace whose tables have been read. */
class ReadColumnsTest {
  @TempDir Path home;
  private SandboxedServer server;

  @BeforeEach
  void start() throws Exception {
    server = SandboxedServer.start(home);
    server.applyWorkspaceFile();
    refresh();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "attribute: points | attribute: pionts | UNKNOWN_COLUMN | Segment 'loyal': rules[0].all[0]: there is no attribute 'pionts'; did you mean 'points'?",
        "greaterThan: 700 | contains: x | WRONG_TYPE | Segment 'loyal': rules[0].all[0]: 'points' holds whole numbers",
        "email: email | email: emial | UNKNOWN_COLUMN | Export 'newsletter': There is no attribute 'emial'; did you mean 'email'?",
        "segments: .loyal. | \"segments: [loyal]\n  rules: {consent: first_name}\" | WRONG_TYPE | Export 'newsletter': The consent field 'first_name' is TEXT",
        "segments: .loyal. | \"segments: [loyal]\n  rules: {consent: agreed}\" | UNKNOWN_COLUMN | Export 'newsletter': There is no attribute 'agreed'",
        "primaryKey: id | primaryKey: ids | UNKNOWN_COLUMN | Data source 'shop': the table shop.people has no column 'ids'; did you mean 'id'?",
        "primaryKey: id | primaryKey: id, columns: {pionts: {type: INTEGER}} | UNKNOWN_COLUMN | did you mean 'points'?",
      })
  void aColumnThatIsNotThereIsSaidAtOnce(String right, String wrong, String code, String said) {
    String file = server.workspaceFile().replaceFirst(right, wrong);

    JsonNode answer = json(apply(file));

    assertThat(answer.at("/code").asString()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.at("/detail").asString()).contains(said);
  }

  @Test
  void aRelationshipJoinsColumnsThatAreThere() {
    String relationship =
        "relationships: [{key: self, displayName: S, from: shop.people, fromColumn: idd,"
            + " to: shop.people, toColumn: id, cardinality: ONE_TO_ONE}]";

    assertThat(json(apply(relationship)).at("/detail").asString())
        .startsWith(
            "Relationship 'self': the table shop.people has no column 'idd'; did you mean 'id'?");
    assertThat(json(apply(relationship.replace("idd", "email"))).at("/detail").asString())
        .startsWith("Relationship 'self': 'email' is TEXT and 'id' is INTEGER;");
  }

  @Test
  void whatIsSaidAboutAColumnCountsBeforeItIsReadAgain() throws IOException {
    Files.writeString(
        home.resolve("inbox/people.csv"), "id,email,first_name,points\n1,ann@example.org,A,x\n");
    refresh();
    String file = server.workspaceFile();
    String other = file.replace("greaterThan: 700", "lessThan: 600");

    assertThat(json(apply(other)).at("/code").asString()).isEqualTo("WRONG_TYPE");
    assertThat(
            apply(
                    other.replace(
                        "primaryKey: id", "primaryKey: id, columns: {points: {type: INTEGER}}"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aMistakeThatWasThereBeforeKeepsNobodyFromAnotherChange() throws IOException {
    Files.writeString(
        home.resolve("inbox/people.csv"), "id,email,first_name\n1,ann@example.org,A\n");
    refresh();

    assertThat(
            apply(server.workspaceFile().replace("displayName: Newsletter", "displayName: News"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTableThatIsToBeReadOtherwiseIsNotJudgedByItsLastRead() {
    String file =
        server
            .workspaceFile()
            .replace("file: people.csv", "file: persons.csv")
            .replace("attribute: points", "attribute: score");

    assertThat(apply(file).statusCode()).isEqualTo(200);
  }

  @Test
  void rowsGoWithWhatTheyWereMadeFor() throws Exception {
    exportOnce();
    assertThat(kinds()).contains("TABLE", "REJECTS", "CUSTOMERS", "MEMBERS", "OUTCOMES", "LEDGER");

    assertThat(server.administrator().delete("/api/v1/exports/newsletter").statusCode())
        .isEqualTo(204);
    assertThat(kinds()).contains("MEMBERS").doesNotContain("OUTCOMES", "LEDGER", "LISTED", "PLAN");

    assertThat(server.administrator().delete("/api/v1/segments/loyal").statusCode()).isEqualTo(204);
    assertThat(kinds()).contains("TABLE", "CUSTOMERS").doesNotContain("MEMBERS");

    json(
        server
            .administrator()
            .send(
                "POST",
                "/api/v1/workspace/apply?prune=true",
                "text/plain",
                "sources: []\ncustomers:\n"));
    assertThat(kinds()).doesNotContain("TABLE", "REJECTS", "CUSTOMERS");
  }

  @Test
  void anExportThatChangesItsListKeepsWhatItKnowsOfTheOldOne() throws Exception {
    exportOnce();
    String other = server.sandbox().createList("Other");

    assertThat(apply(server.workspaceFile().replace(server.list(), other)).statusCode())
        .isEqualTo(200);

    assertThat(server.server().part("catalog", Catalog.class).datasets())
        .contains(new DatasetName(DatasetName.Kind.LEDGER, "newsletter." + server.list()));
  }

  private String kinds() {
    return server.server().part("catalog", Catalog.class).datasets().stream()
        .map(dataset -> dataset.kind().name())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private void exportOnce() throws Exception {
    server.connect();
    refresh();
  }

  private void refresh() throws IOException {
    Listkeeper.commandLine()
        .setOut(new PrintWriter(Writer.nullWriter()))
        .execute(
            "refresh",
            "--wait",
            "--json",
            "--url",
            server.server().address().toString(),
            "--token",
            Files.readString(home.resolve("token")));
  }

  private HttpResponse<String> apply(String file) {
    return server.administrator().send("POST", "/api/v1/workspace/apply", "application/yaml", file);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
