package dev.listkeeper.server.api;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.ConnectionRights;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs of all exports that run by themselves. */
@RestController
public class RunAllApi {
  private final Work work;

  private final ConnectionRights rights;

  public RunAllApi(Work work, ConnectionRights rights) {
    this.work = work;
    this.rights = rights;
  }

  @PostMapping("/api/v1/exports/run-all")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.CONFIGURE_EXPORTS)
  Work.All start(@AuthenticationPrincipal CurrentUser user) {
    return work.startAll(user, export -> rights.mayEdit(user, export));
  }
}
