package dev.listkeeper.server.api;

import dev.listkeeper.server.Listkeeper;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Workspace;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is running here. */
@RestController
public class AboutApi {
  private final Workspace workspace;

  public AboutApi(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What is running here. */
  public record About(String name, String version, String timeZone, Instant now) {}

  @GetMapping("/api/v1/about")
  @Needs(Permission.SEE_WORKSPACE)
  About about() {
    return new About(
        "Listkeeper", Listkeeper.version(), workspace.zone().getId(), workspace.clock().instant());
  }
}
