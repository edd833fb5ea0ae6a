package dev.listkeeper.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's own Chromium, with one person's window. What its console complains of is kept. */
final class Chromium implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private final BrowserContext context;
  private final Page page;

  private Chromium(URI base, int width, ColorScheme colors) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(FLAGS));
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(base.toString())
                .setLocale("en")
                .setColorScheme(colors)
                .setViewportSize(width, 900));
    page = context.newPage();
    page.onConsoleMessage(message -> {
      // A form that is refused comes back with status 400, which Chromium mentions.
      boolean ours = message.location().startsWith(base.toString());
      if (ours && message.type().equals("error") && !message.text().contains("status of 400")) {
        complaints.add(message.location() + " " + message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onDialog(dialog -> dialog.accept());
  }

  static Chromium open(URI base) {
    return new Chromium(base, 1280, ColorScheme.LIGHT);
  }

  static Chromium open(URI base, int width, ColorScheme colors) {
    return new Chromium(base, width, colors);
  }

  private static Path executable() {
    return PLACES.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "There is no Chromium in " + PLACES + "; install it (Debian: chromium)."));
  }

  Page page() {
    return page;
  }

  Response go(String path) {
    page.waitForLoadState(); // one that is still under way would break this one off
    return java.util.Objects.requireNonNull(page.navigate(path));
  }

  /** Presses what a person would call by this name. */
  void press(String name) {
    page.locator("button:visible, a.btn:visible")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name))
        .first()
        .click();
    page.waitForLoadState();
  }

  void fill(String label, String text) {
    page.getByLabel(label).fill(text);
  }

  String text() {
    return page.locator("body").innerText();
  }

  /** Signs in on the page that shows. */
  void signIn(String email, String password) {
    page.fill("#email", email);
    page.fill("#password", password);
    page.locator("main button").click();
    page.waitForLoadState();
  }

  /** What every page has to be: well-formed, as wide as the window, silent in the console. */
  void assertWhole() {
    page.waitForLoadState(); // a click on a link returns as soon as the next page begins
    assertThat(page.evaluate("document.compatMode")).as(page.url()).isEqualTo("CSS1Compat");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .as("width of " + page.url())
        .isLessThanOrEqualTo(page.viewportSize().width);
    assertThat(page.locator("h1").count()).as("headings of " + page.url()).isEqualTo(1);
    assertThat(text()).as(page.url()).doesNotContain("??", "null");
    assertThat(complaints).as(page.url()).isEmpty();
  }

  /** Keeps a picture in the folder that TEST_PICTURES names, if it does. */
  void picture(String name) {
    Stream.ofNullable(System.getenv("TEST_PICTURES"))
        .forEach(folder ->
            page.screenshot(
                new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true)));
  }

  @Override
  public void close() {
    context.close();
    browser.close();
    playwright.close();
  }
}
