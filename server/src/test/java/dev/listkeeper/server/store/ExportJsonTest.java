package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.Brake;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.Mode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Exports as files and stores hold them. */
class ExportJsonTest {
  private static final String PLAIN =
      """
      {"key": "spring", "displayName": "Spring", "matching": {"email": "email"}, "segments": ["loyal"]}
      """;

  private final JsonMapper mapper = DefinitionJson.mapper();

  @Test
  void rulesLeftOutAreAsUsual() {
    assertThat(read(PLAIN).rules()).isEqualTo(ExportRules.DEFAULT);
    assertThat(read(withRules("{}")).rules()).isEqualTo(ExportRules.DEFAULT);
  }

  @Test
  void whatIsGivenCounts() {
    ExportRules rules =
        read(withRules(
                """
                {"mode": "ADD_AND_UPDATE", "removalBrake": {"percent": 5, "people": 10}, "newContactsPerDay": 100}
                """))
            .rules();

    assertThat(rules.mode()).isEqualTo(Mode.ADD_AND_UPDATE);
    assertThat(rules.removalBrake()).isEqualTo(new Brake(5, 10));
    assertThat(rules.leaverBrake()).isEqualTo(Brake.OF_LEAVERS);
    assertThat(rules.newContactsPerDay()).isEqualTo(Optional.of(100));
    assertThat(rules.setAsideAfter()).isEqualTo(ExportRules.DEFAULT.setAsideAfter());
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Export export = read(withRules("{\"consent\": \"agreed\", \"reviveDeleted\": true}"));

    assertThat(read(mapper.writeValueAsString(export))).isEqualTo(export);
  }

  private Export read(String json) {
    return mapper.readValue(json, Export.class);
  }

  private static String withRules(String rules) {
    return PLAIN.strip().replaceFirst("}$", ", \"rules\": " + rules + "}");
  }
}
