package dev.listkeeper.server.api;

import dev.listkeeper.server.backup.Backup;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
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

  public BackupApi(Backup backup) {
    this.backup = backup;
  }

  /** A zip; it is whole when its last entry, the manifest, is there. */
  @PostMapping(path = "/api/v1/backup", produces = "application/zip")
  void write(
      @RequestParam(defaultValue = "false") boolean withKey,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Role.ADMINISTRATOR);
    backup.write(
        () -> {
          response.setContentType("application/zip");
          response.setHeader("Content-Disposition", "attachment; filename=\"listkeeper.zip\"");
          return response.getOutputStream();
        },
        withKey);
  }
}
