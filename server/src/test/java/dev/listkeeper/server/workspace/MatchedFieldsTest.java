package dev.listkeeper.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Custom fields of exports, from the file to the account and back, over the server. */
class MatchedFieldsTest {
  private static final String NAMES = "matching: {email: email, firstName: first_name}";
  private static final String FIELDS = "/api/v1/exports/newsletter/custom-fields";

  @TempDir Path home;
  private SandboxedServer server;
  private Browser administrator;

  @BeforeEach
  void start() throws Exception {
    server = SandboxedServer.start(home);
    administrator = server.administrator();
    server.applyWorkspaceFile();
    server.refresh();
    server.connect();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void missingOnesAreToldMadeAndThenThere() {
    HttpResponse<String> applied =
        apply("matching: {email: email, firstName: first_name, 'cf:Points': points}");
    HttpResponse<String> before = administrator.get(FIELDS);
    HttpResponse<String> made = administrator.send("POST", FIELDS, "application/json", "");
    HttpResponse<String> again = administrator.send("POST", FIELDS, "application/json", "");
    HttpResponse<String> after = administrator.get(FIELDS);
    HttpResponse<String> audit = administrator.get("/api/v1/audit?action=CUSTOM_FIELDS_MADE");

    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    assertThat(applied.body())
        .contains("no custom field 'Points'", "export create-fields newsletter");
    assertThat(before.body()).startsWith("[{\"target\":\"cf:Points\",\"label\":null");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    assertThat(made.body()).contains("\"label\":\"Points\"", "\"type\":\"number\"");
    assertThat(again.body()).isEqualTo("[]");
    assertThat(after.body()).contains("\"target\":\"cf:Points\"", "\"type\":\"number\"");
    assertThat(audit.body()).contains("exports/newsletter", "Points");
  }

  @Test
  void aTypeThatDoesNotFitIsRefusedWhenItIsSaved() throws Exception {
    makeDateField("Since");

    HttpResponse<String> custom = apply("matching: {email: email, 'cf:Since': points}");
    HttpResponse<String> standard = apply("matching: {email: email, anniversary: points}");
    HttpResponse<String> text =
        apply("matching: {email: email, 'cf:Since': {concatenate: [points]}}");

    assertThat(custom.statusCode()).isEqualTo(400);
    assertThat(custom.body()).contains("'points' is INTEGER and can't fill 'cf:Since'");
    assertThat(standard.statusCode()).isEqualTo(400);
    assertThat(standard.body()).contains("'points' is INTEGER and can't fill 'anniversary'");
    assertThat(text.statusCode()).as(text.body()).isEqualTo(200);
  }

  private void makeDateField(String label) throws Exception {
    HttpRequest make =
        HttpRequest.newBuilder(URI.create(server.sandbox().apiUrl() + "/contact_custom_fields"))
            .header(
                "Authorization",
                "Bearer " + server.sandbox().issueTokens("contact_data").accessToken())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"label\":\"" + label + "\",\"type\":\"date\"}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(make, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
  }

  private HttpResponse<String> apply(String matching) {
    String file = server.workspaceFile();
    assertThat(file).contains(NAMES);
    return administrator.send(
        "POST", "/api/v1/workspace/apply", "text/plain", file.replace(NAMES, matching));
  }
}
