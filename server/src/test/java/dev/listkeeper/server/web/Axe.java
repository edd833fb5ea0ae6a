package dev.listkeeper.server.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core says against a page, for people who can't see, or don't use a mouse. */
final class Axe {
  private static final String SCRIPT = script();

  private static final String ASK =
      """
      async () => (await axe.run({resultTypes: ['violations']})).violations
        .filter(found => found.impact === 'serious' || found.impact === 'critical')
        .map(found => found.id + ': ' + found.help + ': '
          + found.nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | '))
      """;

  private Axe() {}

  /** Serious and critical findings, each with the first places it was found at. */
  @SuppressWarnings("unchecked") // an array of texts
  static List<String> seriousFindings(Page page) {
    page.evaluate(SCRIPT);
    return (List<String>) page.evaluate(ASK);
  }

  private static String script() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
