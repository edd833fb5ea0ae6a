package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.server.docs.NamedTests;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/reliability.md has a row for every fault that is promised, and names tests that exist. */
class FaultMatrixTest {
  private static final List<String> FAULTS =
      List.of(
          "throttled bursts",
          "quota exhausted mid-run",
          "500, HTML 502, 503",
          "connection reset before the service committed",
          "connection reset after the service committed",
          "slow answers",
          "hangs",
          "garbage and truncated JSON",
          "garbage and truncated CSV",
          "activity stuck",
          "activity failed, timed_out, cancelled",
          "activity partly failed",
          "counters that don't match what was sent",
          "contract limit reached",
          "access token expired mid-run",
          "refresh token rotated",
          "refresh token revoked",
          "crash in the middle of a refresh",
          "two processes refreshing at once",
          "list deleted",
          "list emptied by hand",
          "list filled by others mid-run",
          "custom field deleted mid-run",
          "opt-out between pull and import",
          "contact deleted between import and removal",
          "membership file truncated",
          "membership file lagging",
          "queue full",
          "account swapped on re-authentication",
          "disk full",
          "database gone for 30 s",
          "old backup restored",
          "kill -9 at random moments of a run");

  private final NamedTests page = new NamedTests("docs/reliability.md");

  @Test
  void everyFaultHasARowWithATest() {
    List<List<String>> rows = page.rows(Pattern.compile("(?!fault$|---).+"));

    assertThat(rows.stream().map(List::getFirst)).containsExactlyInAnyOrderElementsOf(FAULTS);
    assertThat(rows).allMatch(row -> NamedTests.names(row.get(2)));
  }

  @Test
  void everyTestNamedThereExists() throws IOException {
    assertThat(page.all()).hasSizeGreaterThan(FAULTS.size());
    assertThat(page.absent()).isEmpty();
  }
}
