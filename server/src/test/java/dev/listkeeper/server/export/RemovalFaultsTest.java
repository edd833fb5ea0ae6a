package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong while people who have to go are taken off the list. */
class RemovalFaultsTest extends FaultyService {
  private static final String REMOVAL = "POST /v3/activities/remove_list_memberships";

  /** Customers 4 to 6 are on the list and have to go. */
  @BeforeEach
  void threeHaveToGo() {
    bench.customers(people(6, "Ana"));
    bench.run();
    bench.customers(people(3, "Ana"));
  }

  static Stream<Effect> passing() {
    return Stream.of(
        Effect.status(429),
        Effect.status(500),
        Effect.webPage(502),
        Effect.status(503),
        Effect.resetBefore(),
        Effect.resetAfter(),
        Effect.garbage(),
        new Effect.Refused(
            429, "activities.api.limit", "There are more than 1,000 queued activities."));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aRemovalInTroubleIsSentUntilItArrives(Effect effect) {
    sandbox.fault(Fault.on(REMOVAL, effect).times(2));

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aContactDeletedBetweenImportAndRemovalIsNoTrouble(boolean refused) {
    sandbox.set(Switch.UNKNOWN_CONTACT_ID_IS_404, refused);
    sandbox.fault(Fault.on(REMOVAL, Effect.meanwhile(() -> sandbox.deleteContact(address(5)))));

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "timed_out", "cancelled"})
  void whoIsNotRemovedIsToldAndRemovedByTheNextRun(String state) {
    sandbox.fault(Fault.on(REMOVAL, Effect.ends(state, 1)));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().removals().undone()).isEqualTo(2);
    assertThat(run.counts().addUp()).isTrue();
    assertThat(listed()).hasSize(5);
    assertNextRunMakesItExact(addresses(3));
  }

  @Test
  void aRemovalThatFailsInPartIsFinishedByTheNextRun() {
    sandbox.fault(Fault.on(REMOVAL, Effect.partlyFailed(2)));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.COMPLETED_WITH_WARNINGS);
    assertThat(run.counts().removals().undone()).isEqualTo(1);
    assertNextRunMakesItExact(addresses(3));
  }

  @Test
  void aRemovalThatIsStuckIsGivenUpAndSaid() {
    sandbox.fault(Fault.on(REMOVAL, Effect.stuck()));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().sentence()).contains("within 2 hours");
    assertThat(listed()).hasSize(6);
    assertNextRunMakesItExact(addresses(3));
  }

  @Test
  void aListDeletedBeforeTheRemovalIsNamedAsTheReason() {
    sandbox.fault(
        Fault.on(REMOVAL, Effect.meanwhile(() -> sandbox.deleteList(bench.list.value()))));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.LIST_NOT_FOUND);
  }
}
