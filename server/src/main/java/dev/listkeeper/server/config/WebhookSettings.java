package dev.listkeeper.server.config;

import java.net.URI;

/**
 * Where notifications are posted to.
 *
 * @param url may hold a secret of the receiver's
 * @param secret signs what is sent
 */
public record WebhookSettings(URI url, Secret secret) {
  /** So that it can't be guessed. */
  static final int SHORTEST_SECRET = 32;

  @Override
  public String toString() {
    return "WebhookSettings[***]";
  }
}
