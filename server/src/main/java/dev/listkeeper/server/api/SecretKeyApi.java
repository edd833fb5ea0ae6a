package dev.listkeeper.server.api;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.KeyRotation;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.security.SealedPlace.Resealed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The key that secrets are sealed with; it is the Administrator's business. */
@RestController
public class SecretKeyApi {
  private final KeyRotation rotation;

  public SecretKeyApi(KeyRotation rotation) {
    this.rotation = rotation;
  }

  /** Makes a new key and seals everything anew with it; the old key is gone afterwards. */
  @PostMapping("/api/v1/secret-key/rotation")
  Resealed rotate(@AuthenticationPrincipal CurrentUser user) {
    user.require(Role.ADMINISTRATOR);
    return rotation.rotate();
  }
}
