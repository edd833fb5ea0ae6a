package dev.listkeeper.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of a {@link SandboxedServer} that can be read, pages and REST, with its customers,
 * segment, connection and export filled in.
 */
public final class AllPages {
  private static final Pattern VARIABLE = Pattern.compile("/([a-z-]+)/\\{[^}]+}");
  private static final Pattern CHOICE = Pattern.compile("\\{[a-z]+:([a-z|-]+)}");
  private static final Map<String, String> WHAT_THERE_IS =
      Map.of(
          "connections", "cc",
          "sources", "shop",
          "data-sources", "shop",
          "tables", "people",
          "segments", "loyal",
          "exports", "newsletter",
          "customers", "1",
          "profiles", "customers",
          "relationships", "none");

  private AllPages() {}

  public static List<String> of(TestServer server) {
    var mapping = server.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    List<String> addresses = new ArrayList<>();
    mapping
        .getHandlerMethods()
        .forEach((info, method) -> {
          var methods = info.getMethodsCondition().getMethods();
          if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
            info.getPathPatternsCondition().getPatternValues().stream()
                .flatMap(AllPages::alternatives)
                .map(AllPages::filled)
                .forEach(addresses::add);
          }
        });
    return addresses.stream().sorted().toList();
  }

  /** {@code /{section:sources|segments}/{key}} are two addresses. */
  private static Stream<String> alternatives(String pattern) {
    Matcher choice = CHOICE.matcher(pattern);
    return choice.find()
        ? Stream.of(choice.group(1).split("\\|"))
            .map(one -> choice.replaceFirst(one))
            .flatMap(AllPages::alternatives)
        : Stream.of(pattern);
  }

  private static String filled(String pattern) {
    Matcher variable = VARIABLE.matcher(pattern);
    return variable.replaceAll(
        found -> "/" + found.group(1) + "/" + WHAT_THERE_IS.getOrDefault(found.group(1), "1"));
  }
}
