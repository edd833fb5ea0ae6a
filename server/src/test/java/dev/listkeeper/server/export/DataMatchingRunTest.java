package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that fill more than names. */
class DataMatchingRunTest {
  private static final String TIER =
      "{\"email\": \"email\", \"firstName\": {\"upper\": \"first\"}, \"cf:Loyalty tier\": \"last\"}";

  @TempDir Path home;
  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void start() {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox);
  }

  @AfterEach
  void stop() {
    bench.close();
    sandbox.close();
  }

  @Test
  void fillsCustomFieldsByLabelAndErasesNothing() {
    sandbox.createCustomField("Loyalty tier");
    bench.matching(TIER);
    bench.customers(List.of(row("C1", "Ana", "Gold"), row("C2", "Bo", "Silver")));
    ExportRun first = bench.run();

    bench.customers(List.of(row("C1", "Ana", "Gold"), row("C2", "Bob", "")));
    ExportRun second = bench.run();

    assertThat(first.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(second.counts().updated()).isEqualTo(1);
    assertThat(second.counts().unchanged()).isEqualTo(1);
    assertThat(sandbox.contact("c1@example.org").orElseThrow().firstName()).isEqualTo("ANA");
    assertThat(custom("c1@example.org")).containsExactlyInAnyOrder("Gold");
    assertThat(sandbox.contact("c2@example.org").orElseThrow().firstName()).isEqualTo("BOB");
    assertThat(custom("c2@example.org")).as("not erased").containsExactlyInAnyOrder("Silver");
  }

  @Test
  void withoutACustomFieldNothingIsSentAndItIsNamed() {
    sandbox.createCustomField("Loyalty tiers");
    bench.matching(TIER);
    bench.customers(List.of(row("C1", "Ana", "Gold")));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    ExportRun.Failure failure = run.failure().orElseThrow();
    assertThat(failure.code()).isEqualTo(ProblemCode.CUSTOM_FIELD_MISSING);
    assertThat(failure.sentence())
        .contains("no custom field 'Loyalty tier'", "nothing was sent", "'Loyalty tiers'?");
    assertThat(sandbox.members(bench.list.value())).isEmpty();
    assertThat(run.imports()).isZero();
  }

  @Test
  void aCustomFieldDeletedMidRunIsToldAndAllTravelAgainOnceItIsBack() {
    String field = sandbox.createCustomField("Loyalty tier");
    bench.matching(TIER);
    bench.customers(List.of(row("C1", "Ana", "Gold")));
    AtomicBoolean deleted = new AtomicBoolean();
    bench.gate =
        () -> {
          boolean posted =
              sandbox.calls().keySet().stream().anyMatch(call -> call.contains("import"));
          if (posted && deleted.compareAndSet(false, true)) {
            sandbox.deleteCustomField(field);
          }
        };

    ExportRun run = bench.run();
    sandbox.createCustomField("Loyalty tier");
    ExportRun next = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().sentence())
        .contains("no custom field 'Loyalty tier'", "values for it may be lost");
    assertThat(run.counts().added()).isEqualTo(1);
    assertThat(next.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(next.counts().updated()).isEqualTo(1);
    assertThat(custom("c1@example.org")).contains("Gold");
  }

  @Test
  void aChangedMappingEvaluatesEverybodyAnew() {
    sandbox.createCustomField("Loyalty tier");
    bench.customers(List.of(row("C1", "Ana", "Gold"), row("C2", "Bo", "Silver")));
    bench.run();

    bench.matching(TIER);
    ExportRun run = bench.run();

    assertThat(run.counts().updated()).isEqualTo(2);
    assertThat(custom("c2@example.org")).containsExactlyInAnyOrder("Silver");
    assertThat(bench.run().counts().unchanged()).isEqualTo(2);
  }

  @Test
  void segmentsStayDistinguishableOnOneList() {
    sandbox.createCustomField("Segments");
    bench.matching("{\"email\": \"email\", \"cf:Segments\": {\"segmentNames\": true}}");
    bench.customers(List.of(row("C1", "Ana", "Gold")));

    bench.run();

    assertThat(custom("c1@example.org")).containsExactlyInAnyOrder("everybody");
  }

  private List<String> custom(String address) {
    Map<String, String> fields = sandbox.contact(address).orElseThrow().customFields();
    return List.copyOf(fields.values());
  }

  private static List<String> row(String id, String first, String last) {
    return List.of(id, id.toLowerCase(java.util.Locale.ROOT) + "@example.org", first, last);
  }
}
