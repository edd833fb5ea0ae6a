package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.workspace.Status;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A custom field that somebody deletes while a run fills it. */
class CustomFieldFaultsTest extends FaultyService {
  private String field;

  @BeforeEach
  void fillACustomField() {
    field = sandbox.createCustomField("Tier");
    Export export = bench.exports.find(Workbench.EXPORT).orElseThrow();
    DataMatching matching =
        DefinitionJson.mapper()
            .readValue("{\"email\":\"email\",\"cf:Tier\":\"first\"}", DataMatching.class);
    bench.exports.save(
        new Export(
            export.key(),
            export.displayName(),
            export.connection(),
            export.list(),
            matching,
            export.segments(),
            export.schedule(),
            export.rules()));
    bench.customers(people(3, "Gold"));
  }

  @ParameterizedTest
  @ValueSource(strings = {EXPORT, IMPORT, ACTIVITY})
  void aCustomFieldDeletedMidRunIsSaidAndItsValuesTravelAgain(String endpoint) {
    sandbox.fault(Fault.on(endpoint, Effect.meanwhile(() -> sandbox.deleteCustomField(field))));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.CUSTOM_FIELD_MISSING);
    assertThat(run.failure().orElseThrow().sentence()).contains("'Tier'");
    assertThat(run.counts().addUp()).isTrue();

    sandbox.createCustomField("Tier");
    assertNextRunMakesItExact(addresses(3));
    assertThat(sandbox.contact(address(2)).orElseThrow().customFields())
        .isEqualTo(Map.of("Tier", "Gold"));
  }
}
