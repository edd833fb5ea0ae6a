package dev.listkeeper.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.activity.ActivityState;
import dev.listkeeper.constantcontact.activity.ImportBatch;
import dev.listkeeper.constantcontact.activity.ImportFile;
import dev.listkeeper.constantcontact.activity.ImportJson;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.InvalidClient;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactId;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.constantcontact.contact.ContactStatus;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.constantcontact.contact.CustomFieldType;
import dev.listkeeper.constantcontact.contact.Permission;
import dev.listkeeper.constantcontact.limit.ManualTime;
import dev.listkeeper.constantcontact.limit.Unlimited;
import dev.listkeeper.constantcontact.list.ContactList;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.constantcontact.list.MembershipCount;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.IssuedTokens;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One journey through the whole client that must end the same whichever way an unconfirmed
 * behaviour of the service turns out. Other tests run it with all switches where they likely are.
 */
class EverySwitchTest {

  private static final List<String> COLUMNS = List.of("email", "first_name", "last_name");
  private static final String ANA = "ana+news@example.org";
  private final ManualTime time = new ManualTime("2026-11-24T10:00:00Z");

  @ParameterizedTest
  @EnumSource
  void leadsToTheSameEndInItsUnlikelyPosition(Switch moved) throws Exception {
    try (Sandbox sandbox =
            Sandbox.builder()
                .clock(time)
                .limits(new Limits(0, 0, 1, 0))
                .delays(Delays.none())
                .set(moved, !moved.initially())
                .start();
        ConstantContact client = client(sandbox, sandbox.clientSecret())) {
      refusesAWrongSecret(sandbox);
      ConnectedAccount account = client.connect(new FixedToken(refreshed(sandbox, client)));
      assertThat(account.account().summary().encodedAccountId()).isNotEmpty();
      assertThat(account.account().privileges()).isNotEmpty();
      ListId list = account.lists().create("Ours", Optional.of("A list")).id();
      optsOut(sandbox);

      for (ImportBatch batch :
          List.of(
              new ImportFile("batch-1.csv", List.of(list), COLUMNS),
              new ImportJson(List.of(list), COLUMNS))) {
        imports(account, batch);
        assertThat(sandbox.members(list.value())).containsExactly(ANA, "bo@example.org");
      }
      keepsWhatIsLeftEmpty(sandbox, account, list);
      findsTheImport(account, moved);
      readsTheListBack(account, list);
      exports(account, list);
      fillsAFieldOfItsOwn(account, list);
      removes(sandbox, account, list);
    }
  }

  private void refusesAWrongSecret(Sandbox sandbox) {
    try (ConstantContact wrong = client(sandbox, "not-the-secret")) {
      assertThatThrownBy(() -> wrong.signIn().refresh(issued(sandbox)))
          .isInstanceOf(InvalidClient.class);
    }
  }

  /** Twice within the second of the token endpoint, so that the second has to wait. */
  private static String refreshed(Sandbox sandbox, ConstantContact client) {
    Tokens once = client.signIn().refresh(issued(sandbox));
    Tokens twice = client.signIn().refresh(once);
    assertThat(twice.scopes()).contains("contact_data", "offline_access");
    return twice.accessToken();
  }

  private static void optsOut(Sandbox sandbox) {
    sandbox.seedCsv("email,first_name\ngone@example.org,Gia\n");
    sandbox.unsubscribe("gone@example.org");
  }

  private static void imports(ConnectedAccount account, ImportBatch batch) {
    batch.tryAdd(List.of(ANA, "Ana", "Silva, Jr."));
    batch.tryAdd(List.of("bo@example.org", "Bo", "Õun"));
    batch.tryAdd(List.of("gone@example.org", "Gia", ""));
    batch.tryAdd(List.of("not an address", "Cy", ""));

    Activity started = account.activities().importContacts(batch);
    Activity ended = account.activities().get(started.id());

    assertThat(ended.state()).isEqualTo(ActivityState.COMPLETED);
    assertThat(ended.counters().persons()).hasValue(4);
    assertThat(ended.counters().cannotAddToList()).hasValue(1);
    assertThat(ended.errors()).isNotEmpty();
    assertThat(ended.errors().toString()).doesNotContain("@");
  }

  private static void keepsWhatIsLeftEmpty(Sandbox sandbox, ConnectedAccount account, ListId list) {
    var batch = new ImportJson(List.of(list), COLUMNS);
    batch.tryAdd(List.of(ANA, "", "Sousa"));
    account.activities().importContacts(batch);

    var ana = sandbox.contact(ANA).orElseThrow();

    assertThat(ana.firstName()).isEqualTo("Ana");
    assertThat(ana.lastName()).isEqualTo("Sousa");
  }

  private void findsTheImport(ConnectedAccount account, Switch moved) {
    Instant since = time.instant().minusSeconds(60);

    Optional<Activity> found = account.activities().findImport("batch-1.csv", since);

    assertThat(found.isPresent()).isEqualTo(moved != Switch.FILE_NAME_ECHOED);
    assertThat(account.activities().page(500, Optional.of(ActivityState.COMPLETED)).items())
        .hasSizeGreaterThanOrEqualTo(3);
  }

  private static void readsTheListBack(ConnectedAccount account, ListId list) {
    List<Contact> members =
        account.contacts().all(ContactQuery.everyone().on(List.of(list)).pagesOf(1)).toList();
    Contact ana = account.contacts().withEmail(ANA).orElseThrow();
    Contact gone = account.contacts().withEmail("gone@example.org").orElseThrow();
    ContactList ours = account.lists().get(list, MembershipCount.ALL);

    assertThat(members)
        .hasSize(2)
        .contains(
            account
                .contacts()
                .all(ContactQuery.everyone().withEmail(ANA))
                .findFirst()
                .orElseThrow());
    assertThat(ana.lists()).containsExactly(list);
    assertThat(ana.isDeleted()).isFalse();
    assertThat(gone.email().orElseThrow().permission()).isEqualTo(Permission.UNSUBSCRIBED);
    assertThat(gone.email().orElseThrow().optOutDate()).isPresent();
    assertThat(
            account
                .contacts()
                .all(ContactQuery.everyone().in(ContactStatus.UNSUBSCRIBED).pagesOf(1)))
        .extracting(Contact::id)
        .containsExactly(gone.id());
    assertThat(ours.membershipCount()).hasValue(2);
    assertThat(account.lists().all(MembershipCount.NONE))
        .extracting(ContactList::id)
        .contains(list);
    assertThat(account.lists().named("Ours")).isPresent();
  }

  private static void exports(ConnectedAccount account, ListId list) throws Exception {
    Activity started =
        account.activities().startExport(List.of(list), List.of("email_address"), Optional.empty());
    Activity ended = account.activities().get(started.id());

    assertThat(ended.state()).isEqualTo(ActivityState.COMPLETED);
    try (InputStream file = account.activities().downloadExport(ended)) {
      String csv = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(csv.lines().findFirst().orElseThrow().toLowerCase(Locale.ROOT)).contains("email");
      assertThat(csv).contains(ANA, "bo@example.org").doesNotContain("gone@");
    }
  }

  private static void fillsAFieldOfItsOwn(ConnectedAccount account, ListId list) {
    CustomField points = account.customFields().create("Loyalty Points", CustomFieldType.NUMBER);
    assertThat(account.customFields().all()).containsExactly(points);
    var batch = new ImportJson(List.of(list), List.of("email", points.importColumn()));
    batch.tryAdd(List.of(ANA, "-7.25"));

    Activity started = account.activities().importContacts(batch);

    assertThat(account.activities().get(started.id()).errors()).isEmpty();
    account.customFields().delete(points.id());
    assertThat(account.customFields().all()).isEmpty();
  }

  private static void removes(Sandbox sandbox, ConnectedAccount account, ListId list) {
    ContactId bo = account.contacts().withEmail("bo@example.org").orElseThrow().id();

    Activity started = account.activities().removeFromLists(List.of(bo), List.of(list));

    assertThat(account.activities().get(started.id()).state()).isEqualTo(ActivityState.COMPLETED);
    assertThat(sandbox.members(list.value())).containsExactly(ANA);
    assertThat(account.contacts().counts().unsubscribed()).hasValue(1);
    ListId helper = account.lists().create("Leavers", Optional.empty()).id();
    var leavers = new ImportJson(List.of(helper), COLUMNS);
    leavers.tryAdd(List.of(ANA, "", ""));
    account.activities().importContacts(leavers);
    account.activities().removeMembersFromLists(List.of(helper), List.of(list));
    assertThat(sandbox.members(list.value())).isEmpty();
    assertThat(sandbox.members(helper.value())).containsExactly(ANA);
  }

  private ConstantContact client(Sandbox sandbox, String secret) {
    return ConstantContact.builder(Credentials.confidential(sandbox.clientId(), secret))
        .apiUrl(sandbox.apiUrl())
        .authUrl(sandbox.authUrl())
        .limiter(new Unlimited())
        .clock(time)
        .sleeper(time)
        .build();
  }

  private static Tokens issued(Sandbox sandbox) {
    IssuedTokens issued = sandbox.issueTokens("contact_data", "account_read", "offline_access");
    return new Tokens(
        issued.accessToken(),
        Optional.ofNullable(issued.refreshToken()),
        issued.expiresAt(),
        issued.scopes());
  }
}
