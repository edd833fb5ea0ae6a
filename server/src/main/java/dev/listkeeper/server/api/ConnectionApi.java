package dev.listkeeper.server.api;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.workspace.Key;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps that make a connection usable; for Administrators. Secrets go in, never out. */
@RestController
@RequestMapping("/api/v1/connections")
public class ConnectionApi {
  private final ConnectionSetup setup;

  public ConnectionApi(ConnectionSetup setup) {
    this.setup = setup;
  }

  /** The customer's own application at Constant Contact. */
  public record Application(String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Application[clientId=" + clientId + ", ***]";
    }
  }

  /** Where a person signs in to Constant Contact, in a browser. */
  public record Authorization(URI authorizeUrl) {}

  /** What Constant Contact sent the browser back with. */
  public record Callback(Optional<String> state, Optional<String> code, Optional<String> error) {
    @Override
    public String toString() {
      return "Callback[***]";
    }
  }

  @GetMapping("/{key}/state")
  ConnectionState state(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    user.require(Role.ADMINISTRATOR);
    return setup.state(key);
  }

  @PostMapping("/{key}/agreement")
  ConnectionState agree(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return setup.agree(key, user);
  }

  @PostMapping("/{key}/authorization")
  Authorization authorize(
      @PathVariable Key key,
      @RequestBody Application application,
      @AuthenticationPrincipal CurrentUser user) {
    return new Authorization(
        setup.begin(key, application.clientId(), application.clientSecret(), user));
  }

  @PostMapping("/authorization/callback")
  ConnectionState callback(
      @RequestBody Callback callback, @AuthenticationPrincipal CurrentUser user) {
    Key connection = setup.finish(callback.state(), callback.code(), callback.error(), user);
    return setup.state(connection);
  }

  @PostMapping("/{key}/export-user")
  ConnectionState exportUser(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return setup.addExportUser(key, user);
  }

  @PostMapping("/{key}/save")
  ConnectionState save(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    return setup.save(key, user);
  }
}
