package dev.listkeeper.server.api;

import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.KeyRotation;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.SealedPlace.Resealed;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The key that secrets are sealed with. */
@RestController
public class SecretKeyApi {
  private final KeyRotation rotation;
  private final Audit audit;

  public SecretKeyApi(KeyRotation rotation, Audit audit) {
    this.rotation = rotation;
    this.audit = audit;
  }

  /** Makes a new key and seals everything anew with it; the old key is gone afterwards. */
  @PostMapping("/api/v1/secret-key/rotation")
  @Needs(Permission.OPERATE)
  Resealed rotate() {
    audit.note(CurrentUser.nameForTheRecord(), AuditAction.SECRET_KEY_RENEWED, "secret-key", "");
    return rotation.rotate();
  }
}
