package dev.listkeeper.server.api;

import dev.listkeeper.server.Listkeeper;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Workspace;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is running here. */
@RestController
public class AboutApi {
  private final Workspace workspace;
  private final Installation installation;

  public AboutApi(Workspace workspace, Installation installation) {
    this.workspace = workspace;
    this.installation = installation;
  }

  /**
   * What is running here.
   *
   * @param paused null while everything goes on
   */
  public record About(
      String name,
      String version,
      String timeZone,
      Instant now,
      Optional<PauseApi.PausedView> paused) {}

  @GetMapping("/api/v1/about")
  @Needs(Permission.SEE_WORKSPACE)
  About about() {
    return new About(
        "Listkeeper",
        Listkeeper.version(),
        workspace.zone().getId(),
        workspace.clock().instant(),
        installation.paused().map(PauseApi.PausedView::of));
  }
}
