package dev.listkeeper.server.security;

import dev.listkeeper.server.TestServer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One thing that a server can be asked for.
 *
 * @param consumes a media type; empty when the server says nothing about it
 */
record Endpoint(
    String method,
    String pattern,
    Optional<Permission> needed,
    String consumes,
    HandlerMethod handler) {
  static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::([^|}]*)[^}]*)?}");
  private static final Set<String> CHANGES = Set.of("POST", "PUT", "DELETE");

  /** All of a server, those of libraries included. */
  static Stream<Endpoint> of(TestServer server) {
    PermissionCheck check = server.part(PermissionCheck.class);
    return mappings(server).stream()
        .flatMap(mapping ->
            mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> of(check, entry.getKey(), entry.getValue())))
        .sorted(Comparator.comparing(Endpoint::pattern).thenComparing(Endpoint::method));
  }

  private static List<RequestMappingInfoHandlerMapping> mappings(TestServer server) {
    return Objects.requireNonNull(server.part(DispatcherServlet.class).getHandlerMappings())
        .stream()
        .filter(RequestMappingInfoHandlerMapping.class::isInstance)
        .map(RequestMappingInfoHandlerMapping.class::cast)
        .toList();
  }

  private static Stream<Endpoint> of(
      PermissionCheck check, RequestMappingInfo info, HandlerMethod handler) {
    Optional<Permission> needed = check.neededFor(handler);
    Set<String> methods =
        info.getMethodsCondition().getMethods().isEmpty()
            ? Set.of("GET")
            : info.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
    String consumes =
        info.getConsumesCondition().getConsumableMediaTypes().stream()
            .map(MediaType::toString)
            .findFirst()
            .orElse("");
    return info.getPatternValues().stream()
        .flatMap(pattern ->
            methods.stream().map(one -> new Endpoint(one, pattern, needed, consumes, handler)));
  }

  boolean isApi() {
    return pattern.startsWith("/api/");
  }

  boolean changesSomething() {
    return CHANGES.contains(method);
  }

  /** An address of this kind at which there is nothing. */
  String path() {
    return VARIABLE
        .matcher(pattern)
        .replaceAll(variable ->
            variable.group(2) != null
                ? variable.group(2)
                : variable.group(1).matches("id|number") ? "999999" : "nothing");
  }

  /** As a line of docs/permissions.md. */
  String line() {
    return "| `%s %s` | %s |"
        .formatted(method, pattern.replaceAll(":[^}]*}", "}"), needed.map(Enum::name).orElse("-"));
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
