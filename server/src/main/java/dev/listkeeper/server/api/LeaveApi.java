package dev.listkeeper.server.api;

import dev.listkeeper.export.run.Extent;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports that take their people off the list before they are detached or removed. */
@RestController
public class LeaveApi {
  private final Work work;
  private final Sections sections;
  private final ConnectionRights rights;

  public LeaveApi(Work work, Sections sections, ConnectionRights rights) {
    this.work = work;
    this.sections = sections;
    this.rights = rights;
  }

  /**
   * Starts a run that takes the export's people off its list. Once it has ended well the step is
   * done, in the name of who asked; if somebody is left on the list, the export stays as it is.
   */
  @PostMapping("/api/v1/exports/{key}/leaving")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.CONFIGURE_EXPORTS)
  RunApi.Started leave(
      @PathVariable Key key,
      @RequestParam StoredLeavings.Step step,
      @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayEdit(user, sections.exports().require(key));
    return new RunApi.Started(work.leaveList(key, step, user), Extent.NOBODY_STAYS);
  }
}
