package dev.listkeeper.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.server.user.Users;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done is found again: by whom, when, on what, from where, with which values. */
class AuditTest {
  @TempDir Path home;
  private SandboxedServer server;
  private Browser administrator;

  @BeforeEach
  void start(TestDatabase database) throws IOException {
    server = SandboxedServer.start(home, database);
    administrator = server.administrator();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @OnBothDatabases
  void fromTheFirstAdministratorToARunNothingGoesUnrecorded() throws Exception {
    server.connect();
    server.refresh();
    administrator.post("/api/v1/exports/newsletter/runs", "");
    administrator.get("/api/v1/segments/loyal/members?search=CILLA");
    administrator.get("/api/v1/sources/shop/tables/people/rejects");

    assertThat(actions("object=users")).containsExactly("USER_ADDED");
    assertThat(actions("object=tokens")).containsOnly("TOKEN_MADE");
    assertThat(actions("object=connections/cc"))
        .containsExactly(
            "CONNECTION_SAVED",
            "CONNECTION_EXPORT_USER_ADDED",
            "CONNECTION_AUTHENTICATED",
            "CONNECTION_SIGN_IN_BEGUN",
            "CONNECTION_AGREED",
            "DEFINITION_ADDED");
    assertThat(actions("object=exports/newsletter"))
        .containsExactly("RUN_STARTED", "DEFINITION_ADDED");
    assertThat(actions("action=REFRESH_STARTED")).hasSize(1);
    assertThat(find("action=PEOPLE_DOWNLOADED").get("entries").valueStream())
        .extracting(entry -> entry.get("object").stringValue())
        .containsExactly("sources/shop/tables/people/rejects", "segments/loyal/members");
    JsonNode run = find("action=RUN_STARTED").get("entries").get(0);
    assertThat(run.get("who").stringValue()).isEqualTo("ann@example.org");
    assertThat(run.get("token").stringValue()).isEqualTo("Set-up");
    assertThat(run.get("object").stringValue()).isEqualTo("exports/newsletter/runs/2");
    assertThat(run.get("from").stringValue()).isEqualTo("127.0.0.1");
    assertThat(administrator.get("/api/v1/audit?limit=1000").body())
        .contains("connections/cc")
        .doesNotContain(server.sandbox().clientSecret(), "lk_", "cilla@example.org", "CILLA");
  }

  @OnBothDatabases
  void anEditTellsTheOldAndTheNewValue() {
    server.applyWorkspaceFile();
    String segment = administrator.get("/api/v1/segments/loyal").body();

    administrator.put("/api/v1/segments/loyal", segment.replace("700", "500"));
    administrator.put("/api/v1/segments/loyal", segment.replace("700", "500"));
    administrator.put("/api/v1/segments/other", segment.replace("\"loyal\"", "\"other\""));
    administrator.delete("/api/v1/segments/other");
    administrator.delete("/api/v1/segments/loyal"); // in use, so refused

    JsonNode entries = find("object=segments").get("entries");
    assertThat(entries.valueStream())
        .extracting(entry -> entry.get("action").stringValue())
        .containsExactly(
            "DEFINITION_REMOVED", "DEFINITION_ADDED", "DEFINITION_CHANGED", "DEFINITION_ADDED");
    JsonNode change = entries.get(2).get("changes").get(0);
    assertThat(change.get("before").toString()).contains("700");
    assertThat(change.get("after").toString()).contains("500");
    assertThat(entries.get(0).at("/changes/0/before/key").stringValue()).isEqualTo("other");
    assertThat(entries.get(0).at("/changes/0").has("after")).isFalse();
  }

  @OnBothDatabases
  void whatIsRefusedIsNotRecorded() {
    server.applyWorkspaceFile();
    long before = find("").get("total").longValue();

    administrator.send(
        "POST", "/api/v1/workspace/apply", "text/plain", server.workspaceFile() + "- key: x\n");
    administrator.put("/api/v1/segments/loyal", "{}");
    administrator.post(
        "/api/v1/users", "{\"email\":\"x\",\"displayName\":\"X\",\"role\":\"VIEWER\"}");

    assertThat(find("").get("total").longValue()).isEqualTo(before);
  }

  @OnBothDatabases
  void usersAreRecordedWithTheirRoles() {
    server.server().invite(administrator, "ben@example.org", Role.VIEWER);
    long id = server.server().part(Users.class).find("ben@example.org").orElseThrow().id();
    administrator.put("/api/v1/users/" + id + "/role", "{\"role\":\"CONTRIBUTOR\"}");
    administrator.post("/api/v1/users/" + id + "/link", "");
    administrator.post("/api/v1/users/" + id + "/deactivation", "");
    administrator.post("/api/v1/users/" + id + "/deactivation", "");
    administrator.delete("/api/v1/users/" + id + "/deactivation");

    assertThat(actions("object=users/ben@example.org"))
        .containsExactly(
            "USER_REACTIVATED",
            "USER_DEACTIVATED",
            "USER_LINK_MADE",
            "USER_ROLE_CHANGED",
            "SIGNED_IN",
            "PASSWORD_CHOSEN",
            "USER_INVITED");
    JsonNode change = find("action=USER_ROLE_CHANGED").at("/entries/0/changes/0");
    assertThat(change.get("before").stringValue()).isEqualTo("VIEWER");
    assertThat(change.get("after").stringValue()).isEqualTo("CONTRIBUTOR");
    assertThat(find("who=BEN@").get("total").intValue()).isEqualTo(2);
  }

  @OnBothDatabases
  void failedSignInsAreRecordedWithoutWhatNobodyIsCalled() {
    Browser stranger = Browser.at(server.server());
    stranger.signIn("ann@example.org", "not her password");
    stranger.signIn("my secret password", "whatever it was");

    JsonNode entries = find("action=SIGN_IN_FAILED").get("entries");
    assertThat(entries.get(0).get("who").stringValue()).isEqualTo("unknown");
    assertThat(entries.get(1).get("object").stringValue()).isEqualTo("users/ann@example.org");
    assertThat(administrator.get("/api/v1/audit").body())
        .doesNotContain("secret password", "whatever it was", "not her password");
  }

  @OnBothDatabases
  void entriesAreFoundByTimeAndComeInPages() {
    server.applyWorkspaceFile();
    long all = find("").get("total").longValue();

    JsonNode first = find("limit=2");
    JsonNode second = find("limit=2&offset=2");
    assertThat(first.get("total").longValue()).isEqualTo(all);
    assertThat(first.get("entries")).hasSize(2);
    assertThat(second.at("/entries/0/id").longValue())
        .isEqualTo(first.at("/entries/1/id").longValue() - 1);
    assertThat(find("from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z").get("total").intValue())
        .isZero();
    assertThat(find("from=2020-01-01T00:00:00Z&who=&object=").get("total").longValue())
        .isEqualTo(all);
    assertThat(find("object=segments/lo").get("total").intValue()).isZero();
    assertThat(find("object=segments/loya_").get("total").intValue()).isZero();
    assertThat(find("who=%25").get("total").intValue()).isZero();
    assertThat(administrator.get("/api/v1/audit?action=NOTHING").statusCode()).isEqualTo(400);
    assertThat(administrator.get("/api/v1/audit?from=yesterday").statusCode()).isEqualTo(400);
    assertThat(administrator.get("/api/v1/audit?limit=0").statusCode()).isEqualTo(400);
    assertThat(administrator.get("/api/v1/audit?limit=x").body()).contains("'limit'");
  }

  @OnBothDatabases
  void theFileIsHarmlessInASpreadsheet() {
    administrator.post("/api/v1/tokens", "{\"name\":\"=cmd()\",\"role\":\"VIEWER\"}");

    HttpResponse<String> file = administrator.get("/api/v1/audit.csv?object=tokens");

    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("audit.csv");
    assertThat(file.body().split("\r\n")).hasSize(3);
    assertThat(file.body())
        .startsWith("\"id\",\"at\",\"who\",\"token\",\"action\"")
        .contains("\"'=cmd()\"")
        .contains("\"[{\"\"field\"\":\"\"role\"\"");
  }

  @OnBothDatabases
  void whatAProxySaysStandsInBrackets() {
    HttpResponse<String> made =
        administrator.send(
            "POST",
            "/api/v1/tokens",
            "{\"name\":\"x\",\"role\":\"VIEWER\"}",
            Map.of("Content-Type", "application/json", "X-Forwarded-For", "203.0.113.7"));

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(find("object=tokens").at("/entries/0/from").stringValue())
        .isEqualTo("127.0.0.1 (for 203.0.113.7)");
  }

  @OnBothDatabases
  void noEntryIsWrittenOutsideOfATransaction() {
    Audit audit = server.server().part(Audit.class);

    assertThatThrownBy(() -> audit.record(AuditAction.TOKEN_REVOKED, "tokens/1", "x"))
        .isInstanceOf(IllegalStateException.class);
  }

  @OnBothDatabases
  void theDatabaseItselfRefusesToChangeOrRemoveAnEntry() {
    JdbcClient database = server.server().part(JdbcClient.class);

    for (String sql :
        List.of("update audit_entry set who = 'nobody'", "delete from audit_entry where id = 1")) {
      assertThatThrownBy(() -> database.sql(sql).update())
          .hasStackTraceContaining("What was recorded stays as it is.");
    }
    assertThat(actions("object=users")).containsExactly("USER_ADDED");
  }

  @OnBothDatabases
  void anEntryGoesWithItsChange() {
    Audit audit = server.server().part(Audit.class);
    TransactionOperations transaction = server.server().part(TransactionOperations.class);

    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              audit.record(AuditAction.TOKEN_REVOKED, "tokens/77", "x");
              throw new IllegalStateException("the change failed");
            }))
        .hasMessage("the change failed");

    assertThat(find("object=tokens/77").get("total").intValue()).isZero();
  }

  @OnBothDatabases
  void whatIsTooLongToKeepDoesNotStopTheChange() {
    Audit audit = server.server().part(Audit.class);
    String long2 = "x".repeat(600_000);

    audit.note(
        "ann",
        AuditAction.DEFINITION_CHANGED,
        "segments/long",
        "y".repeat(500),
        ValueChange.of("a", long2, long2));

    assertThat(find("object=segments/long").at("/entries/0/changes/0/after").stringValue())
        .isEqualTo("(too long to keep)");
  }

  private JsonNode find(String query) {
    HttpResponse<String> answer = administrator.get("/api/v1/audit?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private List<String> actions(String query) {
    return find(query)
        .get("entries")
        .valueStream()
        .map(entry -> entry.get("action").stringValue())
        .toList();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
