package dev.listkeeper.examples.constantcontact;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Keeps what an example prints and opens the address it asks a person to open. */
final class Browser extends PrintStream {

  private static final String ASKS = "Open this address in a browser: ";

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final ByteArrayOutputStream printed;
  private CompletableFuture<HttpResponse<String>> visit = new CompletableFuture<>();

  Browser() {
    this(new ByteArrayOutputStream());
  }

  private Browser(ByteArrayOutputStream printed) {
    super(printed, true, StandardCharsets.UTF_8);
    this.printed = printed;
  }

  @Override
  public void println(String line) {
    super.println(line);
    if (line.startsWith(ASKS)) {
      var request = HttpRequest.newBuilder(URI.create(line.substring(ASKS.length()))).build();
      visit = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /** What the person sees in the end. */
  String page() {
    return visit.join().body();
  }

  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
