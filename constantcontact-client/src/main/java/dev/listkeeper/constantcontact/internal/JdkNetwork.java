package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.Network;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP by the JDK's client. */
public final class JdkNetwork implements Network {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final Duration timeout;

  /** Opens an HTTP client of its own. */
  public JdkNetwork(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout(timeout))
            .build();
  }

  /** Ends well before the whole call's, so that a call never sent is known for one. */
  private static Duration connectTimeout(Duration timeout) {
    Duration half = timeout.dividedBy(2);
    return half.compareTo(MOST_TO_CONNECT) < 0 ? half : MOST_TO_CONNECT;
  }

  /**
   * The JDK's own request timeout ends with the headers, so the body is read under a watch of ours.
   */
  @Override
  public Response send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    return new Response(
        response.statusCode(), response.headers(), new WatchedBody(response.body(), timeout));
  }

  @Override
  public void close() {
    http.shutdown();
    try {
      if (http.awaitTermination(GRACE)) {
        return;
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }
}
