package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Mode;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has not consented does not travel; who was deleted travels if the export says so. */
class ConsentTest {
  @TempDir Path home;
  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void open() throws Exception {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox);
  }

  @AfterEach
  void close() {
    bench.close();
    sandbox.close();
  }

  @Test
  void onlyTrueIsConsentAndWhoHasNotGivenItKeepsNobodyFromASharedAddress() {
    bench.consentField("consent");
    bench.consenting(
        List.of(
            person("C1", "a@example.org", "true"),
            person("C2", "b@example.org", "false"),
            person("C3", "c@example.org", ""),
            person("C4", "shared@example.org", "false"),
            person("C5", "shared@example.org", "true"),
            person("C6", "shared@example.org", "true")));

    ExportRun run = bench.run();

    assertThat(run.failure()).isEmpty();
    assertThat(run.counts().heldBack())
        .isEqualTo(Map.of(HoldBack.NO_CONSENT, 3L, HoldBack.DUPLICATE_ADDRESS, 1L));
    assertThat(members()).containsExactlyInAnyOrder("a@example.org", "shared@example.org");
  }

  @Test
  void aConsentWithdrawnTakesThemOffTheListInMirrorOnly() {
    for (Mode mode : Mode.values()) {
      bench.mode(mode);
      bench.consentField("consent");
      bench.consenting(
          List.of(person("C1", "a@example.org", "true"), person("C2", "b@example.org", "true")));
      bench.run();
      bench.consenting(
          List.of(person("C1", "a@example.org", "true"), person("C2", "b@example.org", "false")));

      ExportRun run = bench.run();

      assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
      assertThat(run.counts().heldBack()).isEqualTo(Map.of(HoldBack.NO_CONSENT, 1L));
      assertThat(run.counts().removals().done()).isEqualTo(mode == Mode.MIRROR ? 1 : 0);
    }
  }

  @Test
  void aConsentWithdrawnBySomebodyWhoSharesAnAddressLeavesItToTheOther() {
    bench.consentField("consent");
    bench.consenting(
        List.of(person("C1", "s@example.org", "true"), person("C2", "s@example.org", "true")));
    bench.run();
    bench.consenting(
        List.of(person("C1", "s@example.org", "false"), person("C2", "s@example.org", "true")));

    ExportRun run = bench.run();

    assertThat(run.counts().heldBack()).isEqualTo(Map.of(HoldBack.NO_CONSENT, 1L));
    assertThat(run.counts().updated()).isEqualTo(1);
    assertThat(members()).containsExactly("s@example.org");
  }

  @Test
  void aConsentFieldThatIsNotTrueOrFalseEndsTheRunBeforeTheFirstCall() {
    bench.consentField("first");
    bench.customers(List.of(List.of("C1", "a@example.org", "Ana", "Silva")));
    sandbox.resetCalls();

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.WRONG_TYPE);
    assertThat(sandbox.calls()).isEmpty();
  }

  @Test
  void deletedPeopleTravelOnlyIfTheExportSaysSoAndUnsubscribedOnesNever() {
    bench.customers(LeaversTest.people(1, 3));
    bench.run();
    sandbox.deleteContact(LeaversTest.mail(2));
    sandbox.unsubscribe(LeaversTest.mail(3));
    ExportRun careful = bench.run();
    bench.reviveDeleted();

    ExportRun reviving = bench.run();
    ExportRun after = bench.run();

    assertThat(careful.counts().heldBack())
        .isEqualTo(Map.of(HoldBack.DELETED, 1L, HoldBack.UNSUBSCRIBED, 1L));
    assertThat(careful.counts().leavers()).as("deleted people did not leave the list").isZero();
    assertThat(reviving.counts().added()).isEqualTo(1);
    assertThat(reviving.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
    assertThat(members()).containsExactlyInAnyOrder(LeaversTest.mail(1), LeaversTest.mail(2));
    assertThat(after.counts().unchanged()).isEqualTo(2);
  }

  private java.util.Set<String> members() {
    return sandbox.members(bench.list.value());
  }

  private static List<String> person(String id, String email, String consent) {
    return List.of(id, email, "Ana", "Silva", consent);
  }
}
