package dev.listkeeper.server.config;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** How browsers reach this server; known for certain once it listens. */
public final class PublicAddress {
  private final Settings settings;
  private volatile int port;

  public PublicAddress(Settings settings) {
    this.settings = settings;
    this.port = settings.port();
  }

  /** Port 0 becomes a real one only when the server listens. */
  @EventListener
  public void listening(WebServerInitializedEvent event) {
    port = event.getWebServer().getPort();
  }

  public URI get() {
    return settings.publicUrl().orElseGet(() -> URI.create("http://localhost:" + port));
  }
}
