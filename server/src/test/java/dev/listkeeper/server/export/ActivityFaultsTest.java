package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to work that the service has accepted. */
class ActivityFaultsTest extends FaultyService {
  private static final int TWO_BATCHES = 40_010;
  private static final int FIRST_BATCH = 39_999;

  @Test
  void anImportThatIsStuckIsGivenUpAndTravelsAgain() {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(IMPORT, Effect.stuck()));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().sentence())
        .contains("did not finish its work on what was sent within 2 hours");
    assertThat(run.counts().unconfirmed()).isEqualTo(3);
    assertThat(run.counts().addUp()).isTrue();
    assertThat(listed()).isEmpty();
    assertNextRunMakesItExact(addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "timed_out", "cancelled"})
  void anImportThatEndsBadlyLeavesNobodyUntold(String state) {
    bench.customers(people(4, "Ana"));
    sandbox.fault(Fault.on(IMPORT, Effect.ends(state, 1)));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().added()).isEqualTo(1);
    assertThat(run.counts().rejected()).isEqualTo(3);
    assertThat(run.counts().missing()).isEqualTo(3);
    assertThat(run.counts().addUp()).isTrue();
    assertThat(bench.runs.batches(run.id()).getFirst().isClean()).isFalse();
    assertThat(listed()).isEqualTo(addresses(1));
    assertNextRunMakesItExact(addresses(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "timed_out", "cancelled"})
  void updatesInAnImportThatEndsBadlyTravelAgain(String state) {
    bench.customers(people(4, "Ana"));
    bench.run();
    bench.customers(people(4, "Bea"));
    sandbox.fault(Fault.on(IMPORT, Effect.ends(state, 1)));

    ExportRun run = bench.run();
    ExportRun next = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().unconfirmed()).isEqualTo(4);
    assertThat(next.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(next.counts().updated()).isEqualTo(4);
    assertThat(sandbox.contact(address(4)).orElseThrow().firstName()).isEqualTo("Bea");
  }

  @Test
  void rowsThatFailAreNamedAndTravelAgain() {
    bench.customers(people(4, "Ana"));
    sandbox.fault(Fault.on(IMPORT, Effect.partlyFailed(2)));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().rejected()).isEqualTo(2);
    assertThat(listed()).isEqualTo(Set.of(address(1), address(3)));
    assertNextRunMakesItExact(addresses(4));
  }

  @Test
  void rowsThatAreLostWithoutAWordAreFoundByReadingBack() {
    bench.customers(people(4, "Ana"));
    sandbox.fault(Fault.on(IMPORT, Effect.partlyLost(2)));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().unconfirmed()).as("the counters say that they arrived").isEqualTo(2);
    assertThat(run.counts().missing()).isEqualTo(2);
    assertNextRunMakesItExact(addresses(4));
  }

  @ParameterizedTest
  @CsvSource({"person_count,-1", "error_count,1", "correctable_count,1"})
  void countersThatDoNotMatchLeaveUpdatesUnconfirmed(String counter, int by) {
    bench.customers(people(3, "Ana"));
    bench.run();
    bench.customers(people(4, "Bea"));
    sandbox.fault(Fault.on(IMPORT, Effect.counterOff(counter, by)));

    ExportRun run = bench.run();
    ExportRun next = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().added()).as("seen on the list").isEqualTo(1);
    assertThat(run.counts().unconfirmed()).isEqualTo(3);
    assertThat(next.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(next.counts().updated()).isEqualTo(3);
    assertThat(listed()).isEqualTo(addresses(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403})
  void aContractsLimitEndsTheRunWithWhatWasSentSoFar(int status) {
    bench.customers(people(TWO_BATCHES, "Ana"));
    sandbox.delays(new Delays(Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO));
    sandbox.fault(
        Fault.on(
                IMPORT,
                new Effect.Refused(
                    status, "contacts.api.limit", "The plan's limit of contacts is reached."))
            .after(1));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().sentence())
        .contains("The plan's limit of contacts is reached.");
    assertThat(run.counts().added()).isEqualTo(FIRST_BATCH);
    assertThat(
            run.counts().rejected() + run.counts().heldBack().getOrDefault(HoldBack.NOT_SENT, 0L))
        .isEqualTo(TWO_BATCHES - FIRST_BATCH);
    assertThat(run.counts().listMembers()).isEqualTo(FIRST_BATCH);
    assertThat(listed()).hasSize(FIRST_BATCH);
    assertThat(run.counts().addUp()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT})
  void aFullQueueIsWaitedOut(String endpoint) {
    bench.customers(people(3, "Ana"));
    sandbox.fault(
        Fault.on(
                endpoint,
                new Effect.Refused(
                    429, "activities.api.limit", "There are more than 1,000 queued activities."))
            .times(3));

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "timed_out", "cancelled"})
  void aListThatCouldNotBeExportedIsAskedForAgain(String state) {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(EXPORT, Effect.ends(state, 0)));
    sandbox.fault(Fault.on(EXPORT, Effect.ends(state, 0)).after(2));

    assertExact(bench.run(), addresses(3));
  }

  @Test
  void aListThatIsNeverExportedEndsTheRunBeforeAnythingIsSent() {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(EXPORT, Effect.stuck()));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.SERVICE_FAILED);
    assertThat(run.failure().orElseThrow().sentence())
        .contains("did not finish exporting the list within 2 hours; run the export again");
    assertNothingSent();
    assertNextRunMakesItExact(addresses(3));
  }
}
