package dev.listkeeper.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser, or a program with a token: keeps cookies, follows no redirects. */
public final class Browser {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Pattern META = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

  private final URI base;
  private final String token;
  private final CookieManager cookies;
  private final HttpClient http;

  private Browser(URI base, String token, CookieManager cookies) {
    this.base = base;
    this.token = token;
    this.cookies = cookies;
    this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  public static Browser at(TestServer server) {
    return new Browser(server.address(), "", new CookieManager());
  }

  public Browser withToken(String token) {
    return new Browser(base, token, cookies);
  }

  /** The same browser, cookies and all, at another address of the same host. */
  public Browser at(URI address) {
    return new Browser(address, token, cookies);
  }

  /** The same program at another server. */
  public Browser on(TestServer other) {
    return new Browser(other.address(), token, cookies);
  }

  /** The same program at a server in a process of its own. */
  public Browser on(ServerProcess other) {
    return new Browser(other.address(), token, cookies);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  public HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> put(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> send(String method, String path, String type, String body) {
    return send(
        request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> send(
      String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  /** Sends a file as it is. */
  public HttpResponse<String> sendBytes(String path, byte[] content) {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content)));
  }

  /** Fills in a form of a page, as a person does: with the page's CSRF field. */
  public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
    Matcher csrf = CSRF.matcher(get(page).body());
    String field = csrf.find() ? "&_csrf=" + encode(csrf.group(1)) : "";
    return send("POST", action, "application/x-www-form-urlencoded", form(fields) + field);
  }

  /** Signs in on the page for it; the answer leads to the first page, or back to this one. */
  public HttpResponse<String> signIn(String email, String password) {
    return submit("/sign-in", "/sign-in", Map.of("email", email, "password", password));
  }

  /** Sends what a script of a page would: with the session and the page's CSRF token. */
  public HttpResponse<String> send(
      String method, String path, String type, String body, String page) {
    Matcher csrf = META.matcher(get(page).body());
    return send(
        request(path)
            .header("Content-Type", type)
            .header("X-CSRF-TOKEN", csrf.find() ? csrf.group(1) : "")
            .method(method, BodyPublishers.ofString(body)));
  }

  public static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
