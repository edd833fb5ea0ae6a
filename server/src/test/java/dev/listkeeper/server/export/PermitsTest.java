package dev.listkeeper.server.export;

import static dev.listkeeper.server.export.LeaversTest.mail;
import static dev.listkeeper.server.export.LeaversTest.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What people allow the next run: to let somebody back once, and to take over who is there. */
class PermitsTest {
  @TempDir Path home;
  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void open(TestDatabase database) throws Exception {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox, database);
  }

  @AfterEach
  void close() {
    bench.close();
    sandbox.close();
  }

  @OnBothDatabases
  void aLiftedHoldBackLetsSomebodyBackOnce() {
    bench.customers(people(1, 2));
    bench.run();
    sandbox.removeFromList(mail(2), bench.list.value());
    bench.run();

    bench.lifting().lift(export(), "C2", "admin");
    ExportRun lifted = bench.run();
    ExportRun next = bench.run();
    sandbox.removeFromList(mail(2), bench.list.value());
    ExportRun again = bench.run();

    assertThat(lifted.counts().added()).isEqualTo(1);
    assertThat(lifted.counts().heldBack()).isEmpty();
    assertThat(next.counts().unchanged()).isEqualTo(2);
    assertThat(again.counts().heldBack()).isEqualTo(Map.of(HoldBack.LEFT_LIST, 1L));
    assertThat(members()).containsExactly(mail(1));
  }

  @OnBothDatabases
  void aLiftCountsForANewAddressTooAndNotForOthersUnderTheOldOne() {
    bench.customers(people(1, 2));
    bench.run();
    sandbox.removeFromList(mail(2), bench.list.value());
    bench.customers(
        List.of(
            people(1, 1).getFirst(),
            List.of("C2", "new@example.org", "Bo", "Berg"),
            List.of("C3", mail(2), "Cy", "Card")));
    ExportRun away = bench.run();

    bench.lifting().lift(export(), "C2", "admin");
    ExportRun lifted = bench.run();
    ExportRun next = bench.run();

    assertThat(away.counts().heldBack()).isEqualTo(Map.of(HoldBack.LEFT_LIST, 2L));
    assertThat(lifted.counts().added()).isEqualTo(1);
    assertThat(lifted.counts().heldBack()).isEqualTo(Map.of(HoldBack.LEFT_LIST, 1L));
    assertThat(next.counts().unchanged()).as("and stays").isEqualTo(2);
    assertThat(members()).containsExactlyInAnyOrder(mail(1), "new@example.org");
  }

  @OnBothDatabases
  void aLiftThatNoRunCouldUseStaysForTheNext() {
    bench.customers(people(1, 2));
    bench.run();
    sandbox.removeFromList(mail(2), bench.list.value());
    bench.run();
    bench.lifting().lift(export(), "C2", "admin");
    bench.customers(people(1, 1));
    bench.run();

    bench.customers(people(1, 2));
    ExportRun run = bench.run();

    assertThat(run.counts().added()).isEqualTo(1);
  }

  @OnBothDatabases
  void onlyWhoLeftTheListCanBeLifted() {
    bench.customers(people(1, 2));
    bench.run();
    sandbox.unsubscribe(mail(2));
    bench.run();

    assertThatThrownBy(() -> bench.lifting().lift(export(), "C2", "admin"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("unsubscribed in Constant Contact")
        .hasMessageContaining("has to subscribe again");
    assertThatThrownBy(() -> bench.lifting().lift(export(), "C1", "admin"))
        .hasMessageContaining("held back nobody with that CustomerId");
    bench.permits.lift(Workbench.EXPORT, bench.list, "C2", "admin");
    assertThat(bench.run().counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
  }

  @OnBothDatabases
  void whoIsAdoptedIsRemovedLaterAndOthersOnTheListNever() {
    sandbox.seedCsv(
        "email\n" + mail(1) + "\n" + mail(2) + "\nforeign@example.org\n", bench.list.value());
    bench.customers(people(1, 3));
    ExportRun before = bench.run();

    bench.lifting().adopt(export(), "ana");
    ExportRun adopting = bench.run();
    bench.customers(List.of(people(1, 1).getFirst(), people(3, 3).getFirst()));
    ExportRun after = bench.run();

    assertThat(before.counts().listMembers()).isEqualTo(1);
    assertThat(before.counts().adoptable()).isEqualTo(2);
    assertThat(adopting.counts().adoptable()).isZero();
    assertThat(adopting.imports()).as("nothing had to be sent").isZero();
    assertThat(adopting.counts().adopted()).isEqualTo(2);
    assertThat(adopting.counts().listMembers()).isEqualTo(3);
    assertThat(after.counts().adopted()).isZero();
    assertThat(after.counts().removals().done()).isEqualTo(1);
    assertThat(members()).containsExactlyInAnyOrder(mail(1), mail(3), "foreign@example.org");
  }

  @OnBothDatabases
  void aFirstRunMayAdoptAtOnceAndRemovesNobodyByThat() {
    sandbox.seedCsv("email\n" + mail(1) + "\nforeign@example.org\n", bench.list.value());
    List<List<String>> two = new ArrayList<>(people(1, 2));
    bench.customers(two);
    bench.lifting().adopt(export(), "ana");

    ExportRun run = bench.run();

    assertThat(run.counts().adopted()).isEqualTo(1);
    assertThat(run.counts().removals().planned()).isZero();
    assertThat(run.counts().listMembers()).isEqualTo(2);
    bench.customers(people(2, 2));
    bench.run();
    assertThat(members()).containsExactlyInAnyOrder(mail(2), "foreign@example.org");
  }

  private Export export() {
    return bench.exports.find(Workbench.EXPORT).orElseThrow();
  }

  private java.util.Set<String> members() {
    return sandbox.members(bench.list.value());
  }
}
