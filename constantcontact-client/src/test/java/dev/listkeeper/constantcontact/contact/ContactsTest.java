package dev.listkeeper.constantcontact.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.Harness;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import dev.listkeeper.constantcontact.list.ListId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContactsTest {

  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void asksWithEveryConditionEncoded() {
    harness.service.json(200, "{\"contacts\":[]}");
    Instant moment = Instant.parse("2026-11-01T00:00:00Z");

    var page =
        harness
            .account
            .contacts()
            .page(
                ContactQuery.everyone()
                    .in(ContactStatus.UNSUBSCRIBED, ContactStatus.DELETED)
                    .on(List.of(new ListId("l1"), new ListId("l2")))
                    .withEmail("ana+x@example.org")
                    .changedAfter(moment)
                    .optedOutSince(moment)
                    .includingLists()
                    .pagesOf(7));

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEmpty();
    assertThat(harness.service.last().uri())
        .isEqualTo(
            "/v3/contacts?status=deleted%2Cunsubscribed&lists=l1%2Cl2"
                + "&email=ana%2Bx%40example.org&updated_after=2026-11-01T00%3A00%3A00Z"
                + "&optout_after=2026-11-01T00%3A00%3A00Z&include=list_memberships&limit=7");
  }

  @Test
  void alwaysSendsTheStatusBecauseItsDefaultIsDisputed() {
    harness.service.json(200, "{\"contacts\":[]}");

    harness.account.contacts().page(ContactQuery.everyone());

    assertThat(harness.service.last().uri()).isEqualTo("/v3/contacts?status=all&limit=500");
  }

  @Test
  void readsAContactWithItsOptOut() {
    harness.service.json(
        200,
        "{\"contacts\":[{\"contact_id\":\"k1\",\"first_name\":\"Ana\",\"deleted_at\":\"2026-08-01\","
            + "\"list_memberships\":[\"l1\"],\"email_address\":{\"address\":\"Ana@example.org\","
            + "\"permission_to_send\":\"unsubscribed\",\"opt_out_source\":\"Contact\","
            + "\"opt_out_date\":\"2026-07-31T20:00:00.123-05:00\"}}]}");

    Contact contact = harness.account.contacts().page(ContactQuery.everyone()).items().getFirst();

    EmailAddress email = contact.email().orElseThrow();
    assertThat(email.permission()).isEqualTo(Permission.UNSUBSCRIBED);
    assertThat(email.optOutSource()).hasValue("Contact");
    assertThat(email.optOutDate()).hasValue(Instant.parse("2026-08-01T01:00:00.123Z"));
    assertThat(contact.isDeleted()).isTrue();
    assertThat(contact.deletedAt()).hasValue(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat(contact.lists()).containsExactly(new ListId("l1"));
  }

  @Test
  void takesNoDeletedContactForALivingOne() {
    harness.service.json(
        200, "{\"contacts\":[{\"contact_id\":\"k1\",\"deleted_at\":\"yesterday\"}]}");

    assertThatThrownBy(() -> harness.account.contacts().page(ContactQuery.everyone()))
        .isInstanceOf(UnexpectedAnswer.class);
  }

  @Test
  void takesAnUnknownPermissionForUnknown() {
    harness.service.json(
        200,
        "{\"contacts\":[{\"contact_id\":\"k1\",\"email_address\":{\"address\":\"a@b.org\","
            + "\"permission_to_send\":\"maybe\"}},{\"contact_id\":\"k2\"}]}");

    var contacts = harness.account.contacts().page(ContactQuery.everyone()).items();

    assertThat(contacts.getFirst().email().orElseThrow().permission())
        .isEqualTo(Permission.UNKNOWN);
    assertThat(contacts.getLast().email()).isEmpty();
  }

  @Test
  void refusesQueriesTheServiceWouldRefuse() {
    var everyone = ContactQuery.everyone();

    assertThatThrownBy(() -> everyone.pagesOf(501)).hasMessageContaining("500");
    assertThatThrownBy(() -> everyone.on(Collections.nCopies(26, new ListId("1"))))
        .hasMessageContaining("25");
  }

  @Test
  void readsCustomFields() {
    harness.service.json(
        200,
        "{\"custom_fields\":[{\"custom_field_id\":\"f1\",\"label\":\"Loyalty tier\","
            + "\"name\":\"Loyalty_tier\",\"type\":\"string\"}]}");

    assertThat(harness.account.contacts().customFields())
        .containsExactly(new CustomField("f1", "Loyalty tier", "Loyalty_tier", "string"));
  }
}
