package dev.listkeeper.constantcontact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

/** Answers what it was told to, in that order, over real HTTP, and remembers what it was asked. */
public final class FakeService implements AutoCloseable {

  /** One request as it arrived. */
  public record Seen(
      String method, String uri, Map<String, String> headers, String text, int length) {

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** One answer. */
  @FunctionalInterface
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());

  public FakeService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3");
  }

  public URI authUrl() {
    return apiUrl().resolve("/oauth2/default/v1");
  }

  public FakeService then(Reply reply) {
    synchronized (replies) {
      replies.add(reply);
    }
    return this;
  }

  public FakeService json(int status, String body) {
    return answer(status, "application/json", body);
  }

  public FakeService answer(int status, String type, String body) {
    return then(exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.getResponseHeaders().add("x-eig-tracking-id", "track-1");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    });
  }

  /** Reads the request, then hangs up without an answer. */
  public FakeService hangUp() {
    return then(HttpExchange::close);
  }

  /** Promises a body, sends half of it, then hangs up. */
  public FakeService breakOff() {
    return then(exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write(new byte[500]);
      exchange.getResponseBody().flush();
    });
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  public Seen last() {
    return seen.getLast();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      each -> each.getKey().toLowerCase(Locale.ROOT),
                      each -> each.getValue().getFirst()));
      byte[] body = exchange.getRequestBody().readAllBytes();
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers,
              new String(body, StandardCharsets.UTF_8),
              body.length));
      Reply reply;
      synchronized (replies) {
        reply = replies.poll();
      }
      if (reply == null) {
        exchange.sendResponseHeaders(418, -1);
      } else {
        reply.to(exchange);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
