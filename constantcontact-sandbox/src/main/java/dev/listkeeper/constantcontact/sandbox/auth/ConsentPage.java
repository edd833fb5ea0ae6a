package dev.listkeeper.constantcontact.sandbox.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page on which a person allows or refuses. */
final class ConsentPage {
  static final String TYPE = "text/html; charset=utf-8";

  private static final String PAGE = resource("consent.html");
  private static final String ERROR = resource("error.html");
  private static final Map<String, String> WORDS =
      Map.of(
          "contact_data", "View, create and change your contacts and lists",
          "campaign_data", "View, create and change your campaigns",
          "account_read", "View your account information",
          "account_update", "Change your account information",
          "billing_data", "View and change your billing",
          "offline_access", "Stay connected while you are away");

  private ConsentPage() {}

  static String html(String action, String id, String client, String account, List<String> scopes) {
    String items =
        scopes.stream()
            .map(scope -> "<li>" + escape(WORDS.getOrDefault(scope, scope)) + "</li>")
            .collect(Collectors.joining());
    return PAGE.replace("{{action}}", action)
        .replace("{{consent}}", id)
        .replace("{{scopes}}", items)
        .replace("{{account}}", escape(account))
        .replace("{{client}}", escape(client));
  }

  static String error(String message) {
    return ERROR.replace("{{message}}", escape(message));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = ConsentPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
