package dev.listkeeper.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.listkeeper.server.AllPages;
import dev.listkeeper.server.Browser;
import dev.listkeeper.server.SandboxedServer;
import dev.listkeeper.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page there is, in a filled installation and in an empty one: whole, silent in the console,
 * as wide as the window, usable without eyes or mouse. With TEST_PICTURES it leaves a picture of
 * each.
 */
@Timeout(300)
class EveryPageTest {
  private static final List<String> BEFORE_SIGN_IN = List.of("/sign-in");

  @TempDir Path home;

  @Test
  void ofAFilledInstallation() throws IOException, InterruptedException {
    try (SandboxedServer server = SandboxedServer.start(home)) {
      server.connect();
      server.applyWorkspaceFile();
      assertThat(server.refresh().err()).isEmpty();
      look(server.server(), "filled");
    }
  }

  @Test
  void ofAnEmptyInstallation() {
    try (TestServer server = TestServer.start(home)) {
      server.asAdministrator();
      look(server, "empty");
    }
  }

  private static void look(TestServer server, String name) {
    List<String> findings = new ArrayList<>();
    List<String> pages = pages(server);
    assertThat(pages).hasSizeGreaterThan(10);
    for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Chromium chromium = Chromium.open(server.address(), 1280, colors)) {
        for (String address : all(chromium, pages)) {
          look(chromium, address, name + "-" + colors);
          Axe.seriousFindings(chromium.page()).stream()
              .map(finding -> colors + " " + address + " " + finding)
              .forEach(findings::add);
        }
      }
    }
    try (Chromium chromium = Chromium.open(server.address(), 400, ColorScheme.DARK)) {
      for (String address : all(chromium, pages)) {
        look(chromium, address, name + "-narrow");
      }
    }
    assertThat(findings).isEmpty();
  }

  private static void look(Chromium chromium, String address, String picture) {
    chromium.go(address);
    chromium.assertWhole();
    chromium.picture(picture + address.replaceAll("\\W+", "-"));
  }

  /** Those for everybody have been looked at when somebody has come in. */
  private static List<String> all(Chromium chromium, List<String> pages) {
    for (String address : BEFORE_SIGN_IN) {
      look(chromium, address, "sign-in-" + chromium.page().viewportSize().width);
    }
    chromium.signIn("ann@example.org", TestServer.PASSWORD);
    return pages;
  }

  private static List<String> pages(TestServer server) {
    Browser ann = Browser.at(server);
    ann.signIn("ann@example.org", TestServer.PASSWORD);
    return AllPages.of(server).stream()
        .filter(address -> !address.startsWith("/api/") && !BEFORE_SIGN_IN.contains(address))
        .filter(address -> isPage(ann.get(address)))
        .toList();
  }

  private static boolean isPage(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
        && answer.body().startsWith("<!");
  }
}
