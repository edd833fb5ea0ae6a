package dev.listkeeper.server.api;

import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.user.FirstAdministrator;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first administrator, for scripts: what the page behind the one-time link does. */
@RestController
public class SetupApi {
  private final FirstAdministrator setup;

  public SetupApi(FirstAdministrator setup) {
    this.setup = setup;
  }

  /**
   * The first administrator.
   *
   * @param token the last part of the one-time link
   */
  public record SetupRequest(String token, String displayName, String email, String password) {}

  /**
   * The first administrator's way in.
   *
   * @param apiToken shown this once; the server also writes it to the file {@code token} of its
   *     home
   */
  public record SetupAnswer(String email, String apiToken) {}

  @PostMapping("/api/v1/setup")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.COME_IN)
  SetupAnswer create(@RequestBody SetupRequest request) {
    FirstAdministrator.Made made =
        setup.create(request.token(), request.displayName(), request.email(), request.password());
    return new SetupAnswer(made.administrator().email(), made.apiToken());
  }
}
