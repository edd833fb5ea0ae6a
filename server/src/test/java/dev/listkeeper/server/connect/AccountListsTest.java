package dev.listkeeper.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.security.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An export's list is chosen among the account's, by name, or made; one that isn't there is
 * refused.
 */
class AccountListsTest {
  private static final String LISTS = "/api/v1/connections/cc/lists";
  private static final String READ = "GET /v3/contact_lists";

  @TempDir static Path home;

  private static SandboxedServer bench;
  private static Browser administrator;

  @BeforeAll
  static void open() throws Exception {
    bench = SandboxedServer.start(home);
    administrator = bench.administrator();
    bench.applyWorkspaceFile();
    assertThat(administrator.get(LISTS).body()).contains("CONNECTION_NOT_READY");
    bench.connect();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void allOfManyListsAreThereByNameAndRememberedForAWhile() {
    while (bench.sandbox().lists().size() < 990) {
      bench.sandbox().createList("List %03d".formatted(bench.sandbox().lists().size()));
    }
    assertThat(administrator.post(LISTS, "{\"name\":\" Autumn \"}").statusCode()).isEqualTo(201);
    long before = bench.sandbox().calls().getOrDefault(READ, 0L);

    JsonNode lists = json(administrator.get(LISTS));
    long read = bench.sandbox().calls().get(READ);
    administrator.get(LISTS);

    List<String> names =
        StreamSupport.stream(lists.spliterator(), false)
            .map(l -> l.path("name").asString())
            .toList();
    assertThat(names)
        .hasSize(991)
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
        .contains("Autumn");
    assertThat(read - before).as("pages").isEqualTo(2);
    assertThat(bench.sandbox().calls().get(READ)).as("remembered").isEqualTo(read);
    JsonNode owned =
        StreamSupport.stream(lists.spliterator(), false)
            .filter(l -> l.hasNonNull("export"))
            .findFirst()
            .orElseThrow();
    assertThat(owned.path("id").asString()).isEqualTo(bench.list());
    assertThat(owned.path("export").asString()).isEqualTo("newsletter");
  }

  @Test
  void aListIsMadeOnceByAnAdministratorOnly() {
    HttpResponse<String> made = administrator.post(LISTS, "{\"name\":\"Winter\"}");
    HttpResponse<String> again = administrator.post(LISTS, "{\"name\":\"Winter\"}");
    Browser contributor = bench.server().invite(administrator, "cy@example.org", Role.CONTRIBUTOR);

    assertThat(bench.sandbox().lists()).containsKey(json(made).path("id").asString());
    assertThat(again.body()).contains("ALREADY_EXISTS").contains("Winter");
    assertThat(contributor.post(LISTS, "{\"name\":\"Mine\"}").statusCode()).isEqualTo(403);
    assertThat(contributor.get(LISTS).statusCode()).isEqualTo(200);
    assertThat(administrator.get("/api/v1/audit?action=LIST_CREATED").body()).contains("Winter");
    assertThat(administrator.post(LISTS, "{\"name\":\"  \"}").body()).contains("INVALID_REQUEST");
  }

  @Test
  void unknownDeletedAndOwnedListsAreToldApartWhenAnExportIsSaved() {
    String deleted = bench.sandbox().createList("Gone");
    bench.sandbox().deleteList(deleted);

    assertThat(save("00000000-0000-11f1-aa3a-02420a320002").body())
        .contains("LIST_NOT_FOUND")
        .contains("Export 'second'")
        .contains("no list with the ID");
    assertThat(save(deleted).body()).contains("LIST_NOT_FOUND").contains("'Gone' was deleted");
    assertThat(save(bench.list()).body())
        .contains("LIST_OWNED")
        .contains("the export 'newsletter'");
    assertThat(administrator.get("/api/v1/exports/second").statusCode()).isEqualTo(404);
    assertThat(
            administrator
                .send(
                    "POST",
                    "/api/v1/workspace/apply",
                    "text/plain",
                    bench.workspaceFile().replace(bench.list(), deleted))
                .body())
        .as("apply")
        .contains("'Gone' was deleted");
    assertThat(
            save("https://app.example.com/lists/" + bench.sandbox().createList("New")).statusCode())
        .isEqualTo(200);
    administrator.delete("/api/v1/exports/second");
  }

  @Test
  void anAdministratorSetsAnotherLimit() {
    String connection =
        "{\"key\":\"cc\",\"displayName\":\"Constant Contact\",\"availableTo\":\"CONTRIBUTORS\",\"limit\":%s}";

    assertThat(
            json(administrator.put("/api/v1/connections/cc", connection.formatted("250000")))
                .path("limit")
                .asLong())
        .isEqualTo(250_000);
    assertThat(administrator.put("/api/v1/connections/cc", connection.formatted("0")).body())
        .contains("INVALID_REQUEST")
        .contains("at least 1");
    administrator.put("/api/v1/connections/cc", connection.formatted("null"));
  }

  private static HttpResponse<String> save(String list) {
    return administrator.put(
        "/api/v1/exports/second",
        """
        {"key":"second","displayName":"Second","connection":"cc","list":"%s",
         "matching":{"email":"email"},"segments":["loyal"]}
        """
            .formatted(list));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JsonMapper.shared().readTree(answer.body());
  }
}
