package dev.listkeeper.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.cli.CommandLineRun;
import dev.listkeeper.server.security.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A data source is made of a file that somebody brings, or of one in an allowed folder. */
@Timeout(300)
class AddSourceTest {
  private static final int MEGABYTE = 1 << 20;
  private static final String CUSTOMERS =
      "id;e-mail;born\n1;ann@example.org;1.2.1990\n2;ben@example.org;3.4.1985\n3;too;many;fields\n";

  @TempDir static Path home;
  @TempDir static Path outside;
  private static TestServer server;
  private static Browser ann;
  private static Browser viewer;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(home.resolve("inbox/shop"));
    Files.writeString(home.resolve("inbox/shop/orders.csv"), "order,customer\n7,1\n");
    Files.writeString(outside.resolve("secret.csv"), "secret\n1\n");
    Files.createSymbolicLink(home.resolve("inbox/out"), outside);
    Files.createSymbolicLink(home.resolve("inbox/secret.csv"), outside.resolve("secret.csv"));
    server = TestServer.start(home, Map.of("LISTKEEPER_UPLOAD_MEGABYTES", "1"), Clock.systemUTC());
    ann = server.asAdministrator();
    viewer = server.invite(ann, "vera@example.org", Role.VIEWER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aFileFromTheBrowserBecomesTheCustomers() throws IOException {
    Path file = Files.writeString(outside.resolve("Kliendid 2026.csv"), CUSTOMERS);
    try (Chromium chromium = open(1280, ColorScheme.LIGHT)) {
      Page page = chromium.page();
      chromium.press("Add data source");
      chromium.assertWhole();
      chromium.press("Upload and look");
      assertThat(page.locator("#file-mistake").innerText()).isEqualTo("Choose a file.");
      page.setInputFiles("#file", file);
      chromium.press("Upload and look");
      page.waitForURL("**/sources/_file?**");
      chromium.assertWhole();
      assertThat(page.inputValue("#displayName")).isEqualTo("Kliendid 2026");
      assertThat(page.inputValue("#table")).isEqualTo("kliendid-2026");
      assertThat(chromium.text())
          .contains("2 rows in the file that can be read, one malformed")
          .contains("Fields are separated by ';'", "The encoding is UTF-8", "The first row")
          .contains("Line 4: wrong number of fields: 4 instead of 3.", "ann@example.org");

      page.getByText("Is the file understood wrongly?").click();
      page.selectOption("#delimiter", ",");
      chromium.press("Look again");
      page.waitForURL("**delimiter=**");
      assertThat(chromium.text()).contains("Fields are separated by ',', as told");
      page.selectOption("#delimiter", "");
      chromium.press("Look again");
      page.waitForURL("**delimiter=&**");
      page.fill("#displayName", "");
      page.getByLabel("This table holds the customers").check();
      chromium.press("Save and read");
      assertThat(page.locator(".invalid-feedback").allInnerTexts())
          .containsExactly(
              "Enter a display name.", "Choose the column that tells customers apart.");
      assertThat(page.getByLabel("This table holds the customers").isChecked()).isTrue();
      page.fill("#displayName", "Kliendid");
      page.selectOption("#primaryKey", "id");
      chromium.press("Save and read");
      page.waitForURL("**/sources/kliendid");
      chromium.assertWhole();
      assertThat(chromium.text()).contains("“Kliendid” is saved and is being read.");
    }
    assertThat(refresh().out()).contains("2 customer profiles");
    assertThat(ann.get("/customers/1").statusCode()).as("of a program").isEqualTo(302);
    assertThat(viewer.get("/customers/1").body()).contains("ann@example.org");
    assertThat(ann.get("/api/v1/audit?action=FILE_UPLOADED").body())
        .contains("Kliendid 2026.csv", "ann@example.org");
  }

  @Test
  void aFileOfAnAllowedFolderIsFoundInEveryShape() {
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 400}) {
        try (Chromium chromium = open(width, colors)) {
          chromium.go("/sources/_new");
          chromium.assertWhole();
          chromium.picture("add-source-" + colors + "-" + width);
          assertThat(chromium.text()).doesNotContain("secret", "out/");
          chromium.page().getByText("shop/").click();
          chromium.page().getByText("orders.csv").click();
          chromium.page().waitForURL("**/sources/_file?**");
          chromium.assertWhole();
          chromium.picture("file-" + colors + "-" + width);
          assertThat(chromium.page().inputValue("#displayName")).isEqualTo("orders");
          assertThat(chromium.text()).contains("One row in the file that can be read, none");
        }
      }
    }
  }

  @Test
  void noWayLeadsOutOfTheAllowedFolders() {
    for (String folder :
        List.of("..", "../..", "shop/../..", "out", outside.toString(), "/etc", "a\0b")) {
      HttpResponse<String> answer =
          ann.get("/api/v1/data-folders?" + Browser.form(Map.of("folder", folder)));
      assertThat(answer.statusCode()).as(folder).isEqualTo(403);
      assertThat(answer.body()).as(folder).contains("no such folder").doesNotContain("secret");
    }
    assertThat(ann.get("/api/v1/data-folders?root=1").statusCode()).isEqualTo(403);
    assertThat(ann.get("/api/v1/data-folders").body()).doesNotContain("secret", "\"out\"");
    for (String file : List.of("secret.csv", "out/secret.csv", "../keys/secret.json")) {
      HttpResponse<String> answer =
          ann.post(
              "/api/v1/table-previews",
              "{\"table\":{\"key\":\"t\",\"file\":\"%s\"}}".formatted(file));
      assertThat(answer.statusCode()).as(file).isEqualTo(403);
    }
  }

  @Test
  void aProgramUploadsLooksAndSaves() {
    JsonNode stored = json(upload("../../etc/cron.d/evil\u0000<b>.csv", bytes("a,b\n1,2\n")));
    String folder = stored.get("folder").asString();
    String file = stored.get("file").asString();
    HttpResponse<String> preview =
        ann.post(
            "/api/v1/table-previews",
            "{\"folder\":\"%s\",\"table\":{\"key\":\"t\",\"file\":\"%s\"}}"
                .formatted(folder, file));

    assertThat(file).isEqualTo("evil_b_.csv");
    assertThat(home.resolve("inbox/uploads").resolve(folder).resolve(file)).exists();
    assertThat(preview.body()).contains("\"rows\":1", "\"rejects\":0", "\"name\":\"a\"");
    assertThat(
            ann.put(
                    "/api/v1/sources/brought",
                    "{\"folder\":\"%s\",\"tables\":[{\"key\":\"t\",\"file\":\"%s\"}]}"
                        .formatted(folder, file))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsNoTableIsRefusedInWordsAndNothingOfItIsKept() throws IOException {
    List<String> before = uploads();
    assertRefused(upload("people.csv", zip()), 400, "packed archive", "save the sheet as CSV");
    assertRefused(upload("people.csv", new byte[] {0x1F, (byte) 0x8B, 8, 0}), 400, "packed");
    assertRefused(upload("people.csv", bytes("%PDF-1.7\n")), 400, "PDF");
    assertRefused(upload("people.csv", new byte[10_000]), 400, "neither text nor Parquet");
    assertRefused(upload("people.csv", new byte[0]), 400, "empty");
    assertRefused(upload("people.csv", bytes("a".repeat(MEGABYTE + 1))), 422, "larger than 1 MB");
    assertThat(uploads()).isEqualTo(before);

    JsonNode cut = json(upload("people.parquet.csv", bytes("PAR1 and no more")));
    assertThat(cut.get("file").asString()).endsWith(".parquet");
    assertRefused(preview(cut), 400, "can't be read as Parquet");
    JsonNode oneLine = json(upload("long", bytes("a".repeat(MEGABYTE - 100))));
    assertThat(preview(oneLine).statusCode()).isEqualTo(200);
  }

  @Test
  void aHalfUploadLeavesNothing() throws IOException {
    List<String> before = uploads();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/v1/uploads?name=half.csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + token()
              + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\na,b\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isNotNull();
    }
    assertThat(uploads()).isEqualTo(before);
  }

  @Test
  void formsWithFilesAreTakenAtOneAddressAndOnlyFromWhoMay() {
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\na\n1\n\r\n--x--\r\n";
    String type = "multipart/form-data; boundary=x";
    Browser stranger = Browser.at(server);

    assertThat(stranger.send("POST", "/sign-in", type, body).statusCode()).isEqualTo(415);
    assertThat(stranger.send("POST", "/sources/_upload", type, body).statusCode()).isEqualTo(403);
    assertThat(viewer.send("POST", "/sources/_upload?_csrf=x", type, body).statusCode())
        .isEqualTo(403);
    assertThat(viewer.get("/sources/_new").statusCode()).isEqualTo(403);
    assertThat(viewer.get("/sources").body()).doesNotContain("Add data source");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
  }

  private static HttpResponse<String> preview(JsonNode stored) {
    return ann.post(
        "/api/v1/table-previews",
        "{\"folder\":\"%s\",\"table\":{\"key\":\"t\",\"file\":\"%s\"}}"
            .formatted(stored.get("folder").asString(), stored.get("file").asString()));
  }

  private static HttpResponse<String> upload(String name, byte[] content) {
    return ann.sendBytes("/api/v1/uploads?" + Browser.form(Map.of("name", name)), content);
  }

  private static List<String> uploads() throws IOException {
    Path folder = home.resolve("inbox/uploads");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(path -> !path.equals(folder)).map(Path::toString).sorted().toList();
    }
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("people.csv"));
      zip.write(new byte[20 * MEGABYTE]);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String token() {
    return json(ann.post("/api/v1/tokens", "{\"name\":\"t\",\"role\":\"ADMINISTRATOR\"}"))
        .get("token")
        .asString();
  }

  private static CommandLineRun refresh() {
    return CommandLineRun.of(
        "refresh", "--wait", "--url", server.address().toString(), "--token", token());
  }

  private static Chromium open(int width, ColorScheme colors) {
    Chromium chromium = Chromium.open(server.address(), width, colors);
    chromium.go("/sources");
    chromium.signIn("ann@example.org", TestServer.PASSWORD);
    return chromium;
  }
}
