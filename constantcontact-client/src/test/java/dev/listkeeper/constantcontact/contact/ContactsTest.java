package dev.listkeeper.constantcontact.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.Harness;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import dev.listkeeper.constantcontact.list.ListId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
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
  void looksUpOneAddressAmongEveryone() {
    harness.service.json(
        200,
        "{\"contacts\":[{\"contact_id\":\"k1\",\"email_address\":{\"address\":\"other@b.org\"}},"
            + "{\"contact_id\":\"k2\",\"email_address\":{\"address\":\"Ana+x@b.org\"},"
            + "\"list_memberships\":[\"l1\"]}]}");
    harness.service.json(200, "{\"contacts\":[]}");

    Contact ana = harness.account.contacts().withEmail("ana+X@b.org").orElseThrow();

    assertThat(ana.id()).isEqualTo(new ContactId("k2"));
    assertThat(ana.lists()).containsExactly(new ListId("l1"));
    assertThat(harness.service.last().uri())
        .isEqualTo(
            "/v3/contacts?status=all&email=ana%2BX%40b.org&include=list_memberships&limit=500");
    assertThat(harness.account.contacts().withEmail("nobody@b.org")).isEmpty();
  }

  @Test
  void readsOneContactWithItsLists() {
    harness.service.json(200, "{\"contact_id\":\"k1\",\"list_memberships\":[\"l1\",\"l2\"]}");
    harness.service.json(404, "[{\"error_key\":\"contacts.api.not_found\"}]");

    Contact contact = harness.account.contacts().get(new ContactId("k1"));

    assertThat(contact.lists()).hasSize(2);
    assertThat(harness.service.last().uri()).isEqualTo("/v3/contacts/k1?include=list_memberships");
    assertThatThrownBy(() -> harness.account.contacts().get(new ContactId("k2")))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("GET /contacts/{contact_id}");
  }

  @Test
  void countsWhatAQueryFinds() {
    harness.service.json(200, "{\"contacts\":[],\"contacts_count\":1201}");
    harness.service.json(200, "{\"contacts\":[]}");
    ContactQuery deleted = ContactQuery.everyone().in(ContactStatus.DELETED);

    assertThat(harness.account.contacts().count(deleted)).isEqualTo(1_201);
    assertThat(harness.service.last().uri())
        .isEqualTo("/v3/contacts?status=deleted&limit=1&include_count=true");
    assertThatThrownBy(() -> harness.account.contacts().count(deleted))
        .isInstanceOf(UnexpectedAnswer.class)
        .hasMessageContaining("contacts_count");
  }

  @Test
  void counts() {
    harness.service.json(
        200, "{\"total\":72,\"explicit\":10,\"implicit\":20,\"pending\":30,\"unsubscribed\":12}");
    harness.service.json(200, "{\"total\":1}");

    assertThat(harness.account.contacts().counts())
        .isEqualTo(
            new ContactCounts(
                OptionalInt.of(72),
                OptionalInt.of(10),
                OptionalInt.of(20),
                OptionalInt.of(30),
                OptionalInt.of(12)));
    assertThat(harness.service.last().uri()).isEqualTo("/v3/contacts/counts");
    assertThat(harness.account.contacts().counts().explicit()).isEmpty();
  }
}
