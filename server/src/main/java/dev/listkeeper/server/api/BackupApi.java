package dev.listkeeper.server.api;

import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.backup.Backup;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole installation as one file. */
@RestController
public class BackupApi {
  private final Backup backup;
  private final Audit audit;

  public BackupApi(Backup backup, Audit audit) {
    this.backup = backup;
    this.audit = audit;
  }

  /** A zip; it is whole when its last entry, the manifest, is there. */
  @PostMapping(path = "/api/v1/backup", produces = "application/zip")
  @Needs(Permission.OPERATE)
  void write(
      @RequestParam(defaultValue = "false") boolean withKey,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    audit.note(
        user.email(), AuditAction.BACKUP_MADE, "installation", withKey ? "with the key" : "");
    backup.write(
        () -> {
          response.setContentType("application/zip");
          response.setHeader("Content-Disposition", "attachment; filename=\"listkeeper.zip\"");
          return response.getOutputStream();
        },
        withKey);
  }
}
