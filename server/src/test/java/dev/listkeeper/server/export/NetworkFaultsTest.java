package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between us and the service: refusals, outages, lost and damaged answers. */
class NetworkFaultsTest extends FaultyService {

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT, FILE, ACTIVITY, CONTACTS, LIST})
  void throttledBurstsAreWaitedOut(String endpoint) {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(endpoint, Effect.status(429)).times(3));

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT, FILE, ACTIVITY, CONTACTS, LIST})
  void errorsOfTheServiceAreWaitedOut(String endpoint) {
    bench.customers(people(3, "Ana"));
    fault(endpoint, Effect.status(500));
    fault(endpoint, Effect.webPage(502));
    fault(endpoint, Effect.status(503));

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT, FILE, ACTIVITY, CONTACTS, LIST})
  void aConnectionResetBeforeTheServiceCommitted(String endpoint) {
    bench.customers(people(3, "Ana"));
    fault(endpoint, Effect.resetBefore());

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT, FILE, ACTIVITY, CONTACTS, LIST})
  void aConnectionResetAfterTheServiceCommitted(String endpoint) {
    bench.customers(people(3, "Ana"));
    fault(endpoint, Effect.resetAfter());

    assertExact(bench.run(), addresses(3));
  }

  @Test
  void anImportThatArrivedWhileItsAnswerWasLostIsNotSentAgain() {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(IMPORT, Effect.resetAfter()).always());

    assertExact(bench.run(), addresses(3));
    assertThat(sandbox.calls().get(IMPORT)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT, FILE, ACTIVITY, CONTACTS, LIST})
  void slowAnswersAreWaitedFor(String endpoint) {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(endpoint, Effect.slow(Duration.ofMillis(200))).always());

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT, ACTIVITY, CONTACTS, LIST})
  void aCallThatHangsIsGivenUpAndResolved(String endpoint) {
    bench.timeout = Duration.ofMillis(500);
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(endpoint, Effect.hang()));

    assertExact(bench.run(), addresses(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {IMPORT, EXPORT, ACTIVITY, CONTACTS, LIST})
  void garbageAndHalvesOfJsonAreNotTakenForAnswers(String endpoint) {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on(endpoint, Effect.garbage()));
    sandbox.fault(Fault.on(endpoint, Effect.truncatedSilently()).after(1));
    sandbox.fault(Fault.on(endpoint, Effect.truncated()).after(2));

    assertExact(bench.run(), addresses(3));
  }

  @Test
  void aServiceThatStaysAwayEndsARunThatHasSentNothing() {
    bench.customers(people(3, "Ana"));
    sandbox.fault(Fault.on("GET *", Effect.status(503)).always());

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.SERVICE_FAILED);
    assertThat(run.failure().orElseThrow().sentence()).contains("503");
    assertNothingSent();
    assertNextRunMakesItExact(addresses(3));
  }
}
