package dev.listkeeper.server.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program of somebody else's that takes notifications, after refusing as many as it is told. */
public final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  /** What arrived. */
  public record Post(String signature, String body) {
    /** Whether it is what somebody with the secret sent at the time it says. */
    public boolean isSignedWith(String secret) {
      String time = signature.substring(2, signature.indexOf(','));
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
        return signature.equals("t=" + time + ",v1=" + HexFormat.of().formatHex(expected));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      posts.add(new Post(exchange.getRequestHeaders().getFirst("Listkeeper-Signature"), body));
      boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      exchange.sendResponseHeaders(refuse ? 500 : 204, -1);
    }
  }

  /** The next so many are answered with 500. */
  public void refuse(int count) {
    refusals.set(count);
  }

  public List<Post> posts() {
    return posts;
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook?key=a-secret");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
