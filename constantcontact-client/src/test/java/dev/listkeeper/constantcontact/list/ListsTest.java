package dev.listkeeper.constantcontact.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.Harness;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void readsOneListWithItsCount() {
    harness.service.json(
        200,
        "{\"list_id\":\"c3\",\"name\":\"Ours\",\"favorite\":true,\"membership_count\":42,"
            + "\"created_at\":\"2026-09-29T18:38:06+00:00\",\"updated_at\":\"soon\"}");

    ContactList list = harness.account.lists().get(new ListId("c3"), MembershipCount.ALL);

    assertThat(list.membershipCount()).hasValue(42);
    assertThat(list.favorite()).isTrue();
    assertThat(list.createdAt()).hasValue(Instant.parse("2026-09-29T18:38:06Z"));
    assertThat(list.updatedAt()).isEmpty();
    assertThat(harness.service.last().uri())
        .isEqualTo("/v3/contact_lists/c3?include_membership_count=all");
  }

  @Test
  void makesAList() {
    harness.service.json(201, "{\"list_id\":\"c4\",\"name\":\"New\"}");

    ContactList made = harness.account.lists().create("New", Optional.of("Why"));

    assertThat(made.id()).isEqualTo(new ListId("c4"));
    assertThat(harness.service.last().method()).isEqualTo("POST");
    assertThat(harness.service.last().header("Content-Type")).isEqualTo("application/json");
    assertThat(harness.service.last().text())
        .isEqualTo("{\"name\":\"New\",\"description\":\"Why\"}");
  }

  @Test
  void findsAListByItsNameButNoDeletedOne() {
    harness.service.json(
        200,
        "{\"lists\":[{\"list_id\":\"1\",\"name\":\"A&B\",\"deleted_at\":\"2026-01-01T00:00:00Z\"},"
            + "{\"list_id\":\"2\",\"name\":\"A&B\"}]}");

    assertThat(harness.account.lists().named("A&B").orElseThrow().id()).isEqualTo(new ListId("2"));
    assertThat(harness.service.last().uri()).isEqualTo("/v3/contact_lists?name=A%26B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../contacts", "a/b", "a?b", "a b"})
  void refusesIdsThatWouldChangeThePath(String text) {
    assertThatThrownBy(() -> new ListId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
