package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.listkeeper.constantcontact.sandbox.http.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The vendor's own TypeScript client, which nobody here wrote, gets along with the sandbox. */
class ConformanceWithTheVendorsClientTest {
  private static final Path MODULE =
      Path.of(System.getProperty("listkeeper.root", "..")).resolve("constantcontact-sandbox");

  @Test
  void listsContactsImportsActivitiesAndExportsWorkThroughIt() throws Exception {
    if (!onPath("npm") || !onPath("node")) {
      System.out.println("SKIPPED: no npm or node here, so the vendor's client was not tried.");
      assumeTrue(false, "npm and node are needed");
    }
    Path folder = copy();
    run(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");

    try (Sandbox sandbox = Sandbox.builder().noLimits().start()) {
      String token = sandbox.issueTokens("contact_data", "account_read").accessToken();
      String printed = run(folder, "node", "conformance.js", sandbox.apiUrl().toString(), token);
      check(Json.read(printed.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void check(JsonNode seen) {
    assertThat(seen.at("/account/organization_name").asString()).isEqualTo("Sandbox Company");
    assertThat(seen.at("/privileges").toString()).contains("contacts:write");
    assertThat(seen.at("/createdStatus").asInt()).isEqualTo(201);
    assertThat(seen.at("/duplicate/status").asInt()).isEqualTo(409);
    assertThat(seen.at("/updated/name").asString()).isEqualTo("Renamed");

    assertThat(seen.at("/contact/status").asInt()).isEqualTo(201);
    assertThat(seen.at("/contactAgain/status").asInt()).isEqualTo(409);
    assertThat(seen.at("/contactUpdated/last_name").asString()).isEqualTo("Changed");
    assertThat(seen.at("/contactRead/list_memberships").size()).isEqualTo(1);

    assertThat(seen.at("/queued/status").asInt()).isEqualTo(201);
    assertThat(seen.at("/queued/data/state").asString()).isEqualTo("initialized");
    assertThat(seen.at("/imported/state").asString()).isEqualTo("completed");
    assertThat(seen.at("/imported/source_file_name").asString()).isEqualTo("conformance.csv");
    assertThat(seen.at("/imported/status/items_total_count").asInt()).isEqualTo(122);
    assertThat(seen.at("/imported/status/correctable_count").asInt()).isEqualTo(1);
    assertThat(seen.at("/jsonImported/state").asString()).isEqualTo("completed");
    assertThat(seen.at("/activities/activities").size()).isEqualTo(2);

    assertThat(seen.at("/list/membership_count").asInt()).isEqualTo(122);
    assertThat(seen.at("/page/size").asInt()).isEqualTo(50);
    assertThat(seen.at("/page/count").asInt()).isEqualTo(122);
    assertThat(seen.at("/page/next").asString()).startsWith("/v3/contacts?cursor=");

    assertThat(seen.at("/exported/status/items_completed_count").asInt()).isEqualTo(122);
    assertThat(seen.at("/exportLines").size()).isEqualTo(123);
    assertThat(seen.at("/exportLines/0").asString()).startsWith("Email address");

    assertThat(seen.at("/contactDeleted").asInt()).isEqualTo(204);
    assertThat(seen.at("/listDeleted").asInt()).isEqualTo(202);
    assertThat(seen.at("/listGone/status").asInt()).isEqualTo(404);
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Path copy() throws IOException {
    Path target = Files.createDirectories(MODULE.resolve("target/conformance"));
    try (Stream<Path> files = Files.list(MODULE.resolve("src/test/node"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return target;
  }

  private static String run(Path folder, String... command) throws Exception {
    Path errors = folder.resolve(command[0] + ".err");
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(() -> command[0] + ": " + read(errors)).isZero();
    return out;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no output: " + e.getMessage();
    }
  }
}
