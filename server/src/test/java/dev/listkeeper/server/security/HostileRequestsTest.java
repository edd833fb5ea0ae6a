package dev.listkeeper.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.AllPages;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every address and form, asked with what nobody means well by. An Administrator asks, whom nothing
 * else stops; what others may not ask is {@link PermissionsTest}'s business.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileRequestsTest {
  private static final Pattern TRACE =
      Pattern.compile("\\tat [\\w.$]+\\(|\\b(?:java|org|tools|com)\\.[\\w.]+Exception");
  private static final String MARK = "<script>hostile()</script>";
  private static final int LONG = 6_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> STRINGS =
      List.of(
          MARK,
          "\"><img src=x onerror=hostile()>",
          "'; drop table definition; --",
          "${7*7}#{7*7}*{T(java.lang.Runtime)}__${7*7}__::x",
          "../../../../etc/passwd",
          "..\\..\\secret\u0000.csv",
          "a\r\nSet-Cookie: hostile=1",
          "\uD800 \u202E\u200B\uFFFF",
          "-1",
          "99999999999999999999",
          "NaN",
          "=HYPERLINK(\"http://example.org\")",
          "%00%2e%2e%2f",
          "{\"$type\": \"x\", \"a\": [[[[[[]]]]]]}",
          "L".repeat(LONG));

  @TempDir static Path home;
  private static SandboxedServer sandboxed;
  private static Browser page;
  private static Browser program;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    sandboxed = SandboxedServer.start(home);
    sandboxed.connect();
    sandboxed.applyWorkspaceFile();
    sandboxed.refresh();
    program = sandboxed.administrator();
    page = Browser.at(sandboxed.server());
    comeBack();
  }

  @AfterAll
  static void stop() {
    sandboxed.close();
  }

  static Stream<Endpoint> endpoints() {
    return Endpoint.of(sandboxed.server());
  }

  static Stream<Endpoint> forms() {
    return endpoints().filter(Endpoint::changesSomething).filter(endpoint -> !endpoint.isApi());
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("forms")
  void aFormThatAnotherSiteSendsIsRefusedAndChangesNothing(Endpoint form) {
    Map<String, String> before = everything();

    for (String fields : List.of("", "_csrf=", "_csrf=forged")) {
      HttpResponse<String> answer =
          page.send(form.method(), somewhere(form), "application/x-www-form-urlencoded", fields);
      assertThat(answer.statusCode()).as(form + " " + fields).isEqualTo(403);
      assertThat(answer.body()).as(form.toString()).doesNotContainPattern(TRACE);
    }

    assertThat(everything()).isEqualTo(before);
  }

  @Order(2)
  @ParameterizedTest
  @MethodSource("endpoints")
  void hostileTextsAreAnsweredInWords(Endpoint endpoint) {
    Map<String, Class<?>> fields = fields(endpoint);
    if (fields.isEmpty() && !endpoint.pattern().contains("{") && !hasBody(endpoint)) {
      return; // takes nothing from whoever asks
    }
    for (String hostile : STRINGS) {
      HttpResponse<String> answer = ask(endpoint, fields, hostile);
      String what = endpoint + " with " + shown(hostile) + ": " + answer.statusCode();
      assertThat(answer.statusCode()).as(what + " " + answer.body()).isLessThan(500);
      assertThat(answer.body()).as(what).doesNotContainPattern(TRACE);
      if (isForBrowsers(answer)) {
        assertThat(answer.body()).as(what).doesNotContain(MARK);
      }
      assertThat(answer.headers().allValues("Set-Cookie"))
          .as(what)
          .noneMatch(cookie -> cookie.startsWith("hostile"));
    }
    comeBack();
  }

  /** Whatever was asked for: signed out, say, or paused. */
  private static void comeBack() {
    program.post("/api/v1/resume", "");
    if (page.get("/").statusCode() != 200) {
      page.signIn("ann@example.org", TestServer.PASSWORD);
    }
    assertThat(page.get("/").statusCode()).isEqualTo(200);
  }

  /** A browser takes it for a page, or might. */
  private static boolean isForBrowsers(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    boolean data = type.contains("json") || type.startsWith("text/csv");
    return !data
        || !answer.headers().firstValue("X-Content-Type-Options").equals(Optional.of("nosniff"));
  }

  @Order(3)
  @Test
  void whatWasTakenIsShownAsTextEverywhere() {
    String named =
        sandboxed
            .workspaceFile()
            .replace("Loyal customers", "'L " + MARK + "'")
            .replace("displayName: Constant Contact", "displayName: 'C " + MARK + "'")
            .replace("displayName: Newsletter", "displayName: 'E " + MARK + "'");
    HttpResponse<String> applied =
        program.send("POST", "/api/v1/workspace/apply", "text/plain", named);
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    program.post(
        "/api/v1/users",
        JSON.writeValueAsString(Map.of("email", "h@example.org", "name", MARK, "role", "VIEWER")));
    assertThat(page.get("/exports").body()).contains("E &lt;script&gt;");

    for (String address : AllPages.of(sandboxed.server())) {
      if (!address.startsWith("/api/")) {
        HttpResponse<String> answer = page.get(address);
        assertThat(answer.statusCode()).as(address).isLessThan(500);
        assertThat(answer.body()).as(address).doesNotContain(MARK).doesNotContain("<img src=x");
      }
    }
  }

  /** What is stored, as an Administrator reads it. */
  private static Map<String, String> everything() {
    Map<String, String> read = new TreeMap<>();
    for (String address :
        List.of(
            "/api/v1/workspace",
            "/api/v1/users",
            "/api/v1/tokens",
            "/api/v1/schedule",
            "/api/v1/refreshes",
            "/api/v1/connections/cc/state",
            "/api/v1/exports/newsletter/runs")) {
      // When a program was last seen is no change of theirs.
      read.put(
          address, program.get(address).body().replaceAll("\"last\\w+\":\"[^\"]*\"", "\"last\":"));
    }
    return read;
  }

  private static HttpResponse<String> ask(
      Endpoint endpoint, Map<String, Class<?>> fields, String hostile) {
    String path = path(endpoint, hostile);
    Map<String, String> values = new LinkedHashMap<>();
    fields.keySet().forEach(name -> values.put(name, hostile));
    String query = Browser.form(values);
    if (endpoint.isApi()) {
      String address = query.isEmpty() ? path : path + "?" + query;
      if (!endpoint.changesSomething()) {
        return program.get(address);
      }
      String type = endpoint.consumes().isEmpty() ? "application/json" : endpoint.consumes();
      return program.send(endpoint.method(), address, type, body(endpoint, hostile));
    }
    if (!endpoint.changesSomething()) {
      return page.get(query.isEmpty() ? path : path + "?" + query);
    }
    return page.send(endpoint.method(), path, "application/x-www-form-urlencoded", query, "/");
  }

  /** Every variable of the address is hostile but those that lead to what there is. */
  private static String path(Endpoint endpoint, String hostile) {
    // An address as long as that is refused before anybody reads it; half of it is not.
    String text = hostile.length() < LONG ? hostile : hostile.substring(0, LONG / 2);
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return Endpoint.VARIABLE
        .matcher(endpoint.pattern())
        .replaceAll(variable ->
            variable.group(2) != null ? variable.group(2) : encoded.replace("$", "\\$"));
  }

  /** The address of what there is. */
  private static String somewhere(Endpoint endpoint) {
    return endpoint
        .pattern()
        .replace("/connections/{key}", "/connections/cc")
        .replace("/exports/{key}", "/exports/newsletter")
        .replace("/segments/{key}", "/segments/loyal")
        .replace("/data-sources/{key}", "/data-sources/shop")
        .replaceAll("\\{[^}]*}", "1");
  }

  /** An object all whose fields are hostile. */
  private static String body(Endpoint endpoint, String hostile) {
    if (endpoint.consumes().startsWith("text/")) {
      return hostile;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    for (MethodParameter parameter : endpoint.handler().getMethodParameters()) {
      if (parameter.hasParameterAnnotation(RequestBody.class)) {
        components(parameter.getParameterType()).forEach((name, _) -> body.put(name, hostile));
        if (JsonNode.class.isAssignableFrom(parameter.getParameterType())) {
          for (String name : List.of("displayName", "key", "tables", "list", "segments")) {
            body.put(name, hostile);
          }
        }
      }
    }
    return JSON.writeValueAsString(body);
  }

  private static boolean hasBody(Endpoint endpoint) {
    return Arrays.stream(endpoint.handler().getMethodParameters())
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }

  /** The fields of a form or a query. */
  private static Map<String, Class<?>> fields(Endpoint endpoint) {
    Map<String, Class<?>> fields = new LinkedHashMap<>();
    for (MethodParameter parameter : endpoint.handler().getMethodParameters()) {
      RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
      if (named != null) {
        String name = named.name().isEmpty() ? parameter.getParameter().getName() : named.name();
        fields.put(name, parameter.getParameterType());
      } else if (!parameter.hasParameterAnnotation(RequestBody.class)
          && !parameter.hasParameterAnnotation(PathVariable.class)
          && parameter.getParameterType().getName().startsWith("dev.listkeeper.server.")) {
        fields.putAll(components(parameter.getParameterType()));
      }
    }
    return fields;
  }

  private static Map<String, Class<?>> components(Class<?> type) {
    Map<String, Class<?>> components = new LinkedHashMap<>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        components.put(component.getName(), component.getType());
      }
    }
    return components;
  }

  private static String shown(String hostile) {
    return hostile.length() > 60 ? hostile.length() + " characters" : hostile;
  }
}
