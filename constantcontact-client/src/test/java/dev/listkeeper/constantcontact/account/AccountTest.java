package dev.listkeeper.constantcontact.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.Harness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountTest {

  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void readsWhoIsConnected() {
    harness.service.json(
        200,
        "{\"encoded_account_id\":\"p07e1l1b1\",\"organization_name\":\"Shop\","
            + "\"contact_email\":null,\"new_field\":[1]}");

    AccountSummary summary = harness.account.account().summary();

    assertThat(summary.encodedAccountId()).isEqualTo("p07e1l1b1");
    assertThat(summary.organizationName()).hasValue("Shop");
    assertThat(summary.contactEmail()).isEmpty();
    assertThat(harness.service.last().uri()).isEqualTo("/v3/account/summary");
  }

  @Test
  void readsWhatThePersonMayDo() {
    harness.service.json(200, "[{\"privilege_id\":30,\"privilege_name\":\"contacts:write\"}]");

    assertThat(harness.account.account().privileges())
        .containsExactly(new Privilege(30, "contacts:write"));
  }
}
