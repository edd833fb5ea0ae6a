package dev.listkeeper.constantcontact.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listens on the loopback address only and hands requests to a router, a virtual thread each. */
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
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** Takes a port; 0 takes any free one. */
  public Server(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    server.setExecutor(threads);
  }

  /** Answers from now on. */
  public void start(Router router) {
    server.createContext("/", exchange -> serve(exchange, router));
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange, Router router) throws IOException {
    try (exchange) {
      Answer answer = router.answer(request(exchange));
      if (!(answer.content() instanceof Content.Dropped)) {
        // An unread body would make the JDK's server drop the connection.
        exchange.getRequestBody().skip(Long.MAX_VALUE);
      }
      send(exchange, answer);
    }
  }

  private static Request request(HttpExchange exchange) {
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
        exchange.getRequestBody());
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
        byte[] bytes = whole.bytes();
        int half = bytes.length / 2;
        // A length that is never reached makes the server close the connection.
        exchange.sendResponseHeaders(answer.status(), silently ? 0 : bytes.length);
        exchange.getResponseBody().write(bytes, 0, half);
        exchange.getResponseBody().flush();
      }
    }
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
