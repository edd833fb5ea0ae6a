package dev.listkeeper.server.export;

import static dev.listkeeper.server.export.LeaversTest.mail;
import static dev.listkeeper.server.export.LeaversTest.people;
import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who must not be put on a list is kept by increments, and never fewer than the service knows. */
class SuppressedPeopleTest {
  private static final String CONTACTS = "GET /v3/contacts";

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
  void manyAreReadOnceAndThenOnlyWhatChanged() {
    unsubscribed(1_001, 1_600);
    anHourLater();
    bench.customers(people(1, 3));
    bench.run();

    ExportRun unchanged = counting(2);
    sandbox.unsubscribe(mail(2));
    ExportRun changed = counting(2);
    ExportRun after = counting(2);

    assertThat(unchanged.counts().unchanged()).isEqualTo(3);
    assertThat(unchanged.calls()).isLessThanOrEqualTo(8 + 6);
    assertThat(changed.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
    assertThat(after.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
  }

  @Test
  void aReleasedPersonIsFoundByTheCountAndEverybodyIsReadAnew() throws Exception {
    unsubscribed(1_001, 1_600);
    anHourLater();
    bench.customers(people(1, 2));
    bench.run();
    sandbox.deleteContact(mail(2));
    ExportRun deleted = bench.run();
    LeaversTest.change(
        sandbox,
        mail(2),
        """
        {"update_source": "Account", "email_address": {"address": "%s"},
         "list_memberships": ["%s"]}
        """
            .formatted(mail(2), bench.list.value()));

    ExportRun back = counting(2 + 3);

    assertThat(deleted.counts().heldBack()).isEqualTo(Map.of(HoldBack.DELETED, 1L));
    assertThat(back.counts().heldBack()).isEmpty();
    assertThat(back.counts().unchanged()).isEqualTo(2);
  }

  @Test
  void afterAWeekEverybodyIsReadAnewWhateverTheCount() {
    unsubscribed(1_001, 1_600);
    bench.customers(people(1, 2));
    bench.run();
    bench.ahead = Duration.ofDays(8);

    counting(3);
    sandbox.advanceClock(Duration.ofDays(8));
    counting(2);
  }

  @Test
  void fewerThanAreCountedEndTheRunWithNothingSent() {
    bench.customers(people(1, 2));
    AtomicInteger next = new AtomicInteger(2_000);
    unsubscribed(2_000, 2_009);
    sandbox.fault(
        Fault.on(
                CONTACTS,
                new Effect.Meanwhile(
                    "opt-out",
                    () -> {
                      int number = next.incrementAndGet() + 100;
                      unsubscribed(number, number);
                    }))
            .always());

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.SERVICE_FAILED);
    assertThat(run.failure().orElseThrow().sentence()).contains("14").contains("13");
    assertThat(sandbox.members(bench.list.value())).isEmpty();
  }

  @Test
  void aPageThatIsCutOffOrGarbageIsAnErrorAndNobodyMissing() {
    unsubscribed(1, 1);
    bench.customers(people(1, 2));
    for (Effect broken :
        new Effect[] {
          new Effect.Truncated(true), new Effect.Truncated(false), new Effect.Garbage()
        }) {
      sandbox.fault(Fault.on(CONTACTS, broken).always());

      ExportRun run = bench.run();

      assertThat(run.status()).as(broken.name()).isEqualTo(Status.FAILED);
      assertThat(sandbox.members(bench.list.value())).isEmpty();
      sandbox.clearFaults();
    }
    assertThat(bench.run().counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
  }

  @Test
  void aFileOfTheListThatIsOlderThanItsCountIsReadAgain() {
    bench.customers(people(1, 3));
    bench.run();
    sandbox.fault(
        Fault.on(
                "GET /v3/contact_lists/{list_id}",
                new Effect.Meanwhile(
                    "leaving", () -> sandbox.removeFromList(mail(2), bench.list.value())))
            .after(1));

    ExportRun run = bench.run();

    assertThat(run.counts().leavers()).isEqualTo(1);
    assertThat(run.counts().heldBack()).isEqualTo(Map.of(HoldBack.LEFT_LIST, 1L));
  }

  private void unsubscribed(int from, int to) {
    StringBuilder csv = new StringBuilder("email\n");
    for (int i = from; i <= to; i++) {
      csv.append(mail(i)).append('\n');
    }
    sandbox.seedCsv(csv.toString());
    for (int i = from; i <= to; i++) {
      sandbox.unsubscribe(mail(i));
    }
  }

  private void anHourLater() {
    bench.ahead = Duration.ofHours(1);
    sandbox.advanceClock(Duration.ofHours(1));
  }

  /** A run that reads contacts with so many calls. */
  private ExportRun counting(long calls) {
    sandbox.resetCalls();
    ExportRun run = bench.run();
    assertThat(run.failure()).isEmpty();
    assertThat(sandbox.calls().getOrDefault(CONTACTS, 0L)).isEqualTo(calls);
    return run;
  }
}
