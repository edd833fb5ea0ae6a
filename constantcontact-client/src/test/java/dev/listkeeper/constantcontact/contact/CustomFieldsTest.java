package dev.listkeeper.constantcontact.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.Conflict;
import dev.listkeeper.constantcontact.Harness;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import dev.listkeeper.constantcontact.UnknownOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomFieldsTest {

  private static final String FIELD =
      "{\"custom_field_id\":\"f1\",\"label\":\"Loyalty tier\",\"name\":\"Loyalty_tier\","
          + "\"type\":\"single_select\",\"choices\":[{\"choice_id\":\"9A63BC\"}]}";
  private final Harness harness = new Harness();
  private final CustomFields fields = harness.account.customFields();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void readsAllPages() {
    harness.service.json(
        200,
        "{\"custom_fields\":["
            + FIELD
            + "],\"_links\":{\"next\":{\"href\":\"/v3/contact_custom_fields?cursor=x\"}}}");
    harness.service.json(
        200,
        "{\"custom_fields\":[{\"custom_field_id\":\"f2\",\"label\":\"Size\",\"name\":\"Size\","
            + "\"type\":\"colour\"}]}");

    var all = fields.all().toList();

    assertThat(all.getFirst())
        .isEqualTo(
            new CustomField(
                new CustomFieldId("f1"), "Loyalty tier", "Loyalty_tier", "single_select"));
    assertThat(all.getFirst().type()).isEqualTo(CustomFieldType.SINGLE_SELECT);
    assertThat(all.getFirst().importColumn()).isEqualTo("cf:Loyalty_tier");
    assertThat(all.getLast().type()).isEqualTo(CustomFieldType.UNKNOWN);
    assertThat(harness.service.seen().getFirst().uri())
        .isEqualTo("/v3/contact_custom_fields?limit=100");
    assertThat(harness.service.last().uri()).isEqualTo("/v3/contact_custom_fields?cursor=x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRING    | {\"label\":\"Loyalty tier\",\"type\":\"string\"}",
        "TEXT_AREA | {\"label\":\"Loyalty tier\",\"type\":\"text_area\"}",
        "DATETIME  | {\"label\":\"Loyalty tier\",\"type\":\"datetime\"}",
        "BOOLEAN   | {\"label\":\"Loyalty tier\",\"type\":\"boolean\"}",
        "DATE      | {\"label\":\"Loyalty tier\",\"type\":\"date\",\"version\":2}",
        "NUMBER    | {\"label\":\"Loyalty tier\",\"type\":\"number\",\"metadata\":"
            + "{\"allow_negative\":true,\"integer\":false,\"decimal_places\":4}}"
      })
  void makesAField(CustomFieldType type, String body) {
    harness.service.json(201, FIELD);

    CustomField made = fields.create("Loyalty tier", type);

    assertThat(made.id()).isEqualTo(new CustomFieldId("f1"));
    assertThat(harness.service.last().method()).isEqualTo("POST");
    assertThat(harness.service.last().uri()).isEqualTo("/v3/contact_custom_fields");
    assertThat(harness.service.last().text()).isEqualTo(body);
  }

  @ParameterizedTest
  @EnumSource(names = {"CURRENCY", "SINGLE_SELECT", "MULTI_SELECT", "UNKNOWN"})
  void leavesFieldsThatNeedMoreToTheWebApplication(CustomFieldType type) {
    assertThatThrownBy(() -> fields.create("Tier", type)).hasMessageContaining("web application");
    assertThatThrownBy(() -> fields.create(" ", CustomFieldType.STRING))
        .hasMessageContaining("1 to 50");
    assertThatThrownBy(() -> fields.create("x".repeat(51), CustomFieldType.STRING))
        .hasMessageContaining("1 to 50");
    assertThat(harness.service.seen()).isEmpty();
  }

  @Test
  void saysWhenTheLabelIsTaken() {
    harness.service.json(409, "[{\"error_key\":\"contacts.api.conflict\"}]");

    assertThatThrownBy(() -> fields.create("Tier", CustomFieldType.STRING))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void deletesAField() {
    harness.service.json(204, "");

    fields.delete(new CustomFieldId("f1"));

    assertThat(harness.service.last().method()).isEqualTo("DELETE");
    assertThat(harness.service.last().uri()).isEqualTo("/v3/contact_custom_fields/f1");
    assertThat(harness.service.last().header("Content-Type")).isEqualTo("application/json");
    assertThat(harness.attempts.getFirst().endpoint())
        .isEqualTo("DELETE /contact_custom_fields/{custom_field_id}");
  }

  @Test
  void doesNotRepeatADeletionInDoubt() {
    harness.service.hangUp().json(404, "[{\"error_key\":\"contacts.api.not_found\"}]");

    assertThatThrownBy(() -> fields.delete(new CustomFieldId("f1")))
        .isInstanceOf(UnknownOutcome.class);
    assertThatThrownBy(() -> fields.delete(new CustomFieldId("f1"))).isInstanceOf(NotFound.class);
    assertThat(harness.service.seen()).hasSize(2);
  }

  @Test
  void takesNoFieldWhoseIdCouldLeadElsewhere() {
    harness.service.json(
        200,
        "{\"custom_fields\":[{\"custom_field_id\":\"../contacts\",\"label\":\"a\",\"name\":\"a\"}]}");

    assertThatThrownBy(() -> fields.all().toList()).isInstanceOf(UnexpectedAnswer.class);
  }
}
