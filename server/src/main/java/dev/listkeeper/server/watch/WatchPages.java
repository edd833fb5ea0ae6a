package dev.listkeeper.server.watch;

import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.watch.Readiness.Finding;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What programs that watch the server ask. They come in by a token of their own, so each answer
 * sees by itself to what it may tell.
 */
@RestController
public class WatchPages {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Readiness readiness;
  private final Metrics metrics;

  public WatchPages(Readiness readiness, Metrics metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  /**
   * How it is.
   *
   * @param checks each with its reason; empty for whoever may not know
   */
  public record Health(String status, List<Finding> checks) {}

  /** The process answers: nobody needs to start it anew. */
  @GetMapping("/health/live")
  @Needs(Permission.COME_IN)
  ResponseEntity<Health> live() {
    return answer(200, new Health("UP", List.of()));
  }

  /** The server can do its work: status 200, otherwise 503. */
  @GetMapping("/health/ready")
  @Needs(Permission.COME_IN)
  ResponseEntity<Health> ready() {
    List<Finding> findings = readiness.findings();
    boolean up = findings.stream().allMatch(Finding::well);
    List<Finding> told = WatchFilter.mayRead() ? findings : List.of();
    return answer(up ? 200 : 503, new Health(up ? "UP" : "DOWN", told));
  }

  /** All metrics, in Prometheus' text format. */
  @GetMapping("/metrics")
  @Needs(Permission.COME_IN)
  ResponseEntity<String> metrics() {
    if (!WatchFilter.mayRead()) {
      return ResponseEntity.status(401)
          .header("WWW-Authenticate", "Bearer")
          .header("Content-Type", "text/plain; charset=utf-8")
          .body(
              "Send the watch token (LISTKEEPER_WATCH_TOKEN) or the API token of an Administrator.\n");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Content-Type", PROMETHEUS_TEXT)
        .body(metrics.text());
  }

  private static ResponseEntity<Health> answer(int status, Health health) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(health);
  }
}
