package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.Unauthorized;
import dev.listkeeper.constantcontact.auth.AccessTokens;
import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Calls of the API in the name of one connected account. Thread-safe. */
public final class ApiCalls {

  private static final String JSON = "application/json";

  private final Transport transport;
  private final String apiUrl;
  private final AccessTokens tokens;
  private final Caller caller;

  /** Base address without a slash at its end. */
  public ApiCalls(Transport transport, URI apiUrl, AccessTokens tokens, Purpose purpose) {
    this.transport = transport;
    this.apiUrl = apiUrl.toString();
    this.tokens = tokens;
    this.caller = transport.caller(CallKind.API, purpose);
  }

  /** What the API key has left for this caller's purpose; makes no call. */
  public Budget budget() {
    return caller.budget();
  }

  /** Reads one object. */
  public <T> T get(Endpoint endpoint, String path, Function<JsonObject, T> mapping) {
    return Answers.object(exchange(endpoint, path, HttpRequest.Builder::GET), mapping);
  }

  /** Reads an array. */
  public <T> List<T> getArray(Endpoint endpoint, String path, Function<JsonObject, T> mapping) {
    return Answers.array(exchange(endpoint, path, HttpRequest.Builder::GET), mapping);
  }

  /** Reads one page; the path may come from a {@link Page.Next}. */
  public <T> Page<T> getPage(
      Endpoint endpoint, String path, String items, Function<JsonObject, T> mapping) {
    return get(endpoint, path, json -> Pages.page(json, items, mapping));
  }

  /** Reads the page a link leads to. */
  public <T> Page<T> getPage(
      Endpoint endpoint, Page.Next next, String items, Function<JsonObject, T> mapping) {
    return getPage(endpoint, next.href().substring("/v3".length()), items, mapping);
  }

  /** Posts JSON. */
  public <T> T post(
      Endpoint endpoint, String path, JsonNode body, Function<JsonObject, T> mapping) {
    BodyPublisher publisher = BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
    return post(endpoint, path, JSON, publisher, mapping);
  }

  /** Posts anything else. */
  public <T> T post(
      Endpoint endpoint,
      String path,
      String contentType,
      BodyPublisher body,
      Function<JsonObject, T> mapping) {
    return Answers.object(
        exchange(endpoint, path, r -> r.header("Content-Type", contentType).POST(body)), mapping);
  }

  /** Deletes; the answer has no content. The service asks for a content type here as well. */
  public void delete(Endpoint endpoint, String path) {
    exchange(endpoint, path, r -> r.header("Content-Type", JSON).DELETE());
  }

  /** Opens a download; the caller closes it. */
  public InputStream open(Endpoint endpoint, String path) {
    return Answers.download(
        authorized(token -> call(endpoint, path, token, "text/csv", true, r -> r.GET())));
  }

  private Exchange exchange(
      Endpoint endpoint, String path, UnaryOperator<HttpRequest.Builder> request) {
    return authorized(token -> call(endpoint, path, token, JSON, false, request));
  }

  private Exchange authorized(Function<String, Call> callWith) {
    String token = tokens.current();
    Call call = callWith.apply(token);
    try {
      return new Exchange(call, transport.send(call));
    } catch (Unauthorized refused) {
      String fresh = tokens.refreshed(token);
      if (fresh.equals(token)) {
        throw refused;
      }
      Call again = callWith.apply(fresh);
      return new Exchange(again, transport.send(again));
    }
  }

  private Call call(
      Endpoint endpoint,
      String path,
      String token,
      String accept,
      boolean stream,
      UnaryOperator<HttpRequest.Builder> request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(apiUrl + path))
            .timeout(transport.timeout())
            .header("Authorization", "Bearer " + token)
            .header("Accept", accept);
    return new Call(endpoint, caller, request.apply(builder).build(), stream, Set.of(token));
  }
}
