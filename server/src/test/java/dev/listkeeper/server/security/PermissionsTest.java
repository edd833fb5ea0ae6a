package dev.listkeeper.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.Browser;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every address of the server, asked over real HTTP by everybody. An address that names no
 * permission, an answer that differs from the table, and a line that docs/permissions.md lacks are
 * each a failure.
 */
class PermissionsTest {
  private static final Path DOCS =
      Path.of(System.getProperty("listkeeper.root"), "docs/permissions.md");

  @TempDir static Path home;
  private static TestServer server;
  private static final Map<Optional<Role>, Browser> PAGES = new HashMap<>();
  private static final Map<Optional<Role>, Browser> PROGRAMS = new HashMap<>();

  @BeforeAll
  static void start() {
    server = TestServer.start(home);
    Browser administrator = server.asAdministrator();
    for (Role role : Role.values()) {
      Browser browser = server.invite(administrator, role.name() + "@example.org", role);
      PAGES.put(Optional.of(role), browser);
      PROGRAMS.put(Optional.of(role), Browser.at(server).withToken(token(administrator, role)));
    }
    PAGES.put(Optional.empty(), Browser.at(server));
    PROGRAMS.put(Optional.empty(), Browser.at(server));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Endpoint> endpoints() {
    return Endpoint.of(server);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void everyAddressAnswersEverybodyAsTheTableSays(Endpoint endpoint) {
    assertThat(endpoint.needed()).as("%s names no permission", endpoint).isPresent();
    Permission needed = endpoint.needed().orElseThrow();

    // Those who may not come first: whatever the others do, it is not done yet.
    List<Optional<Role>> everybody =
        List.of(
            Optional.empty(),
            Optional.of(Role.VIEWER),
            Optional.of(Role.CONTRIBUTOR),
            Optional.of(Role.ADMINISTRATOR));
    for (Optional<Role> role : everybody) {
      HttpResponse<String> answer = ask(endpoint, role);
      String what = endpoint + " as " + role + ": " + answer.statusCode();
      if (needed.isForEverybody() || role.filter(needed::isGivenTo).isPresent()) {
        assertThat(isAllowed(answer)).as(what + " " + answer.body()).isTrue();
      } else if (role.isPresent()) {
        assertThat(answer.statusCode()).as(what).isEqualTo(403);
        assertThat(answer.body())
            .as(what)
            .contains(
                "This needs the role %s; yours is %s."
                    .formatted(needed.least().title(), role.get().title()));
      } else if (endpoint.isApi()) {
        assertThat(answer.statusCode()).as(what).isEqualTo(401);
      } else {
        assertThat(answer.statusCode()).as(what).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).as(what).contains("/sign-in");
      }
    }
  }

  private static boolean isAllowed(HttpResponse<String> answer) {
    return !answer.body().contains("Sign in, or send an API token.")
        && answer.statusCode() < 500
        && !answer.body().contains("This needs the role")
        && !answer.body().contains("Nobody is permitted")
        && !answer.headers().firstValue("Location").filter("/sign-in"::equals).isPresent();
  }

  private static HttpResponse<String> ask(Endpoint endpoint, Optional<Role> role) {
    boolean changes = endpoint.changesSomething();
    if (endpoint.isApi()) {
      String type = endpoint.consumes().isEmpty() ? "application/json" : endpoint.consumes();
      String body = !changes ? "" : endpoint.consumes().isEmpty() ? "{}" : "version: 1";
      return PROGRAMS.get(role).send(endpoint.method(), endpoint.path(), type, body);
    }
    return PAGES
        .get(role)
        .send(
            endpoint.method(),
            endpoint.path(),
            "application/x-www-form-urlencoded",
            "",
            role.isPresent() ? "/" : "/sign-in");
  }

  @Test
  void nothingElseAnswersButFilesOfThePages() {
    for (HandlerMapping mapping :
        Objects.requireNonNull(server.part(DispatcherServlet.class).getHandlerMappings())) {
      if (mapping instanceof AbstractUrlHandlerMapping byAddress) {
        assertThat(byAddress.getHandlerMap().values())
            .allMatch(ResourceHttpRequestHandler.class::isInstance);
      } else if (mapping instanceof RouterFunctionMapping byFunction) {
        assertThat(byFunction.getRouterFunction()).isNull();
      } else {
        assertThat(mapping).isInstanceOf(RequestMappingInfoHandlerMapping.class);
      }
    }
  }

  @Test
  void aHandlerThatSaysNothingNeedsWhatNobodyHas() throws NoSuchMethodException {
    PermissionCheck check = server.part(PermissionCheck.class);
    HandlerMethod unnamed = new HandlerMethod("", String.class.getMethod("length"));

    assertThat(check.neededFor(unnamed)).isEmpty();
    assertThat(check.neededFor("something else")).isEmpty();
  }

  @Test
  void theTableIsInTheDocs() throws IOException {
    String docs = Files.readString(DOCS);

    String matrix =
        Arrays.stream(Permission.values())
            .map(PermissionsTest::line)
            .collect(Collectors.joining("\n"));
    String addresses = endpoints().map(Endpoint::line).distinct().collect(Collectors.joining("\n"));
    assertThat(docs).contains(matrix);
    assertThat(docs).contains(addresses);
  }

  private static String line(Permission permission) {
    return "| %s | %s | %s | %s |"
        .formatted(
            permission.name(),
            permission.isForEverybody() ? "yes" : yes(permission, Role.VIEWER),
            yes(permission, Role.CONTRIBUTOR),
            yes(permission, Role.ADMINISTRATOR));
  }

  private static String yes(Permission permission, Role role) {
    return permission.isGivenTo(role) ? "yes" : "–";
  }

  private static String token(Browser administrator, Role role) {
    String made =
        administrator
            .post("/api/v1/tokens", "{\"name\":\"t\",\"role\":\"%s\"}".formatted(role))
            .body();
    return JsonMapper.shared().readTree(made).get("token").stringValue();
  }
}
