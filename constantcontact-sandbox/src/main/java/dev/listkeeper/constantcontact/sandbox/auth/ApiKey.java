package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.net.URI;
import java.util.Set;

/**
 * A registered application.
 *
 * @param anyLoopbackRedirect accepts every redirect address on this machine, a convenience of the
 *     sandbox only
 */
public record ApiKey(
    String clientId,
    String clientSecret,
    Set<String> redirectUris,
    boolean anyLoopbackRedirect,
    RefreshMode refreshMode) {
  /** Copies the addresses. */
  public ApiKey {
    redirectUris = Set.copyOf(redirectUris);
  }

  /** Whether this is a registered redirect address, compared character by character. */
  @Documented("guide, authorization code flow: redirect URIs must match exactly")
  public boolean allowsRedirect(String uri) {
    return redirectUris.contains(uri) || (anyLoopbackRedirect && isLoopback(uri));
  }

  private static boolean isLoopback(String text) {
    try {
      URI uri = URI.create(text);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(uri.getHost()))
          && uri.getUserInfo() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "ApiKey[" + clientId + "]";
  }
}
