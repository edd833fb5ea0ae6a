package dev.listkeeper.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  @Test
  void eachCheckSaysForItselfWhatIsWrong() {
    List<Check> checks =
        List.of(
            new Check("well", () -> ""),
            new Check("full", () -> "The disk is full."),
            new Check(
                "broken",
                () -> {
                  throw new IllegalStateException("row ann@example.org");
                }));
    try (Readiness readiness = new Readiness(checks)) {
      assertThat(readiness.findings())
          .containsExactly(
              new Readiness.Finding("well", true, ""),
              new Readiness.Finding("full", false, "The disk is full."),
              new Readiness.Finding("broken", false, "It does not work; the log has the details."));
    }
  }

  @Test
  void aCheckThatHangsIsAFindingTooAndHoldsUpNoOther() {
    CountDownLatch never = new CountDownLatch(1);
    List<Check> checks =
        List.of(
            new Check(
                "stuck",
                () -> {
                  never.await();
                  return "";
                }),
            new Check("well", () -> ""));
    try (Readiness readiness = new Readiness(checks)) {
      assertThat(readiness.findings())
          .containsExactly(
              new Readiness.Finding("stuck", false, "No answer within 4 seconds."),
              new Readiness.Finding("well", true, ""));
    }
  }
}
