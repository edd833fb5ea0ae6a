package dev.listkeeper.constantcontact.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listens on the loopback address only and hands calls to routes, a virtual thread each. */
public final class Server implements AutoCloseable {
  static {
    // Without this the JDK's server waits for the peer's delayed acknowledgement, 40 ms a call.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private static final int LAST_CALLS_SECONDS = 5;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CallCounts counts;
  private final Interceptor interceptor;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private List<Route> routes = List.of();

  /** Takes a port; 0 takes any free one. */
  public Server(int port, CallCounts counts, Interceptor interceptor) throws IOException {
    this.counts = counts;
    this.interceptor = interceptor;
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    server.setExecutor(threads);
  }

  /** Answers from now on. */
  public void start(List<Route> answered) {
    routes = List.copyOf(answered);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Answer answer = null;
      String name = null;
      boolean pathKnown = false;
      for (Route route : routes) {
        Map<String, String> values = route.match(path);
        if (values != null) {
          pathKnown = true;
          if (route.method().equals(exchange.getRequestMethod())) {
            name = route.name();
            answer =
                interceptor.around(route, new Call(exchange, values), call -> answer(route, call));
            break;
          }
        }
      }
      if (answer == null) {
        answer = pathKnown ? wrongVerb() : noSuchPath();
      }
      if (!(answer.content() instanceof Content.Dropped)) {
        // An unread body would make the JDK's server drop the connection.
        exchange.getRequestBody().skip(Long.MAX_VALUE);
      }
      if (!path.startsWith("/sandbox/")) {
        trace(exchange);
        counts.count(
            name == null ? exchange.getRequestMethod() + " (unknown path)" : name, answer.status());
      }
      send(exchange, answer);
    }
  }

  @Observed("recorded answers, 2026-09: three headers by which support finds a call")
  private static void trace(HttpExchange exchange) {
    for (String header : List.of("x-eig-tracking-id", "x-amzn-requestid", "x-amz-cf-id")) {
      exchange.getResponseHeaders().set(header, Ids.random().toString());
    }
  }

  private static Answer answer(Route route, Call call) throws IOException {
    try {
      return route.handler().handle(call);
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (RuntimeException bug) {
      System.getLogger(Server.class.getName())
          .log(
              System.Logger.Level.ERROR,
              "The sandbox failed in {0}: {1}",
              route.name(),
              where(bug));
      return Refusal.of(500, "internal.error", "The sandbox failed: " + bug.getClass()).answer();
    }
  }

  /** Class and place of a failure, without its message, which may quote an address. */
  private static String where(RuntimeException bug) {
    StackTraceElement[] trace = bug.getStackTrace();
    return bug.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static Answer wrongVerb() {
    return Refusal.of(405, "contacts.api.method_not_allowed", "Method Not Allowed").answer();
  }

  private static Answer noSuchPath() {
    return Refusal.notFound("The sandbox has nothing at this path.").answer();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    switch (answer.content()) {
      case Content.Nothing() -> exchange.sendResponseHeaders(answer.status(), -1);
      case Content.Whole(byte[] bytes) -> {
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      }
      case Content.Streamed(Content.Writer writer) -> {
        exchange.sendResponseHeaders(answer.status(), 0);
        OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16);
        writer.writeTo(out);
        out.flush();
      }
      // Closing the exchange before any header closes the connection.
      case Content.Dropped() -> {}
      case Content.Half(Content whole, boolean silently) -> {
        byte[] bytes = bytes(whole);
        int half = bytes.length / 2;
        // A length that is never reached makes the server close the connection.
        exchange.sendResponseHeaders(answer.status(), silently ? 0 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, half);
        exchange.getResponseBody().flush();
      }
    }
  }

  private static byte[] bytes(Content content) throws IOException {
    return switch (content) {
      case Content.Whole(byte[] bytes) -> bytes;
      case Content.Streamed(Content.Writer writer) -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(out);
        yield out.toByteArray();
      }
      case Content.Nothing(), Content.Dropped(), Content.Half(Content _, boolean _) -> new byte[0];
    };
  }

  /** Takes no more calls and ends all connections; answers in the making go nowhere. */
  public void stop() {
    if (!stopped.getAndSet(true)) {
      server.stop(0);
    }
  }

  /** Stops, and waits for calls that are still being worked on. */
  @Override
  public void close() {
    stop();
    threads.shutdown();
    try {
      // No interrupts: one in the middle of a write would close the journal under the others.
      if (!threads.awaitTermination(LAST_CALLS_SECONDS, TimeUnit.SECONDS)) {
        System.getLogger(Server.class.getName())
            .log(System.Logger.Level.WARNING, "Calls were still running when the sandbox closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
