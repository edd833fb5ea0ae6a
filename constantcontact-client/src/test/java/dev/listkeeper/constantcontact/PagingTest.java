package dev.listkeeper.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.list.ContactList;
import dev.listkeeper.constantcontact.list.MembershipCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void followsTheLinksExactlyAsGivenToTheLastPage() {
    harness.service.json(200, page("A", "/v3/contact_lists?cursor=bGltaXQ9NQ==&x=%2B"));
    harness.service.json(200, page("B", "/v3/contact_lists?cursor=Zg=="));
    harness.service.json(200, "{\"lists\":[],\"_links\":null}");

    assertThat(harness.account.lists().all(MembershipCount.ACTIVE))
        .extracting(ContactList::name)
        .containsExactly("A", "B");
    assertThat(harness.service.seen())
        .extracting(FakeService.Seen::uri)
        .containsExactly(
            "/v3/contact_lists?limit=500&include_membership_count=active",
            "/v3/contact_lists?cursor=bGltaXQ9NQ==&x=%2B",
            "/v3/contact_lists?cursor=Zg==");
  }

  @Test
  void fetchesAPageOnlyWhenTheStreamGetsThere() {
    harness.service.json(200, page("A", "/v3/contact_lists?cursor=1"));

    assertThat(harness.account.lists().all(MembershipCount.NONE).findFirst()).isPresent();
    assertThat(harness.service.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v3/contacts",
        "//evil.example/v3/contacts",
        "/v4/contacts",
        "/v3/../admin",
        "/v3/contacts cursor",
        "v3/contacts",
        "@evil.example/v3/",
        "/v3/con#tacts"
      })
  void sendsTheTokenNowhereElseBecauseABodySaysSo(String href) {
    harness.service.json(200, page("A", href));

    assertThatThrownBy(() -> harness.account.lists().all(MembershipCount.NONE).toList())
        .isInstanceOf(UnexpectedAnswer.class)
        .hasMessageContaining("leads elsewhere");
    assertThat(harness.service.seen()).hasSize(1);
  }

  @Test
  void noticesPagesLinkedInACircle() {
    for (int i = 0; i < 3; i++) {
      harness.service.json(200, page("A", "/v3/contact_lists?cursor=1"));
    }

    assertThatThrownBy(() -> harness.account.lists().all(MembershipCount.NONE).toList())
        .isInstanceOf(UnexpectedAnswer.class)
        .hasMessageContaining("circle");
    assertThat(harness.service.seen()).hasSize(2);
  }

  private static String page(String name, String next) {
    return "{\"lists\":[{\"list_id\":\"1\",\"name\":\""
        + name
        + "\",\"surprise\":{}}],\"_links\":{\"next\":{\"href\":\""
        + next
        + "\"}}}";
  }
}
