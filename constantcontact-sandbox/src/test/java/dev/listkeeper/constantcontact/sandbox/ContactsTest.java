package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private static final String CONTACTS = "/v3/contacts";
  private static final String ANA = "ana@example.org";

  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(time).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");

  @AfterEach
  void end() {
    sandbox.close();
  }

  private List<String> addresses(String query) {
    return caller.get(CONTACTS + query).texts("/contacts", "/email_address/address");
  }

  private String idOf(String address) {
    return sandbox.contact(address).orElseThrow().contactId();
  }

  private Reply create(String address, String more) {
    return caller.post(
        CONTACTS,
        "{\"create_source\":\"Account\",\"email_address\":{\"address\":\""
            + address
            + "\"}"
            + more
            + "}");
  }

  private Reply replace(String id, String body) {
    return caller.put(CONTACTS + "/" + id, body);
  }

  @Test
  void pagesOf500WalkAListToTheEndWithoutLossOrRepetition() {
    sandbox.seed(Seed.generated(1_234).on(list));
    sandbox.seed(Seed.generated(100).named("other#"));

    List<String> seen = new ArrayList<>();
    String href = CONTACTS + "?lists=" + list + "&status=all&limit=500";
    int pages = 0;
    while (!href.isEmpty()) {
      Reply page = caller.get(href);
      seen.addAll(page.texts("/contacts", "/email_address/address"));
      href = page.at("/_links/next/href").asString("");
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(1_234).doesNotHaveDuplicates();
    assertThat(seen).allMatch(address -> address.startsWith("person"));
  }

  @Test
  void withTheFilterSwitchOffTheNextLinkRepeatsTheFiltersInTheOpen() {
    sandbox.set(Switch.CURSOR_CARRIES_FILTERS, false);
    sandbox.seed(Seed.generated(3).on(list));
    sandbox.seed(Seed.generated(3).named("other#"));

    Reply first = caller.get(CONTACTS + "?limit=2&lists=" + list);
    String href = first.at("/_links/next/href").asString();

    assertThat(href).contains("lists=" + list).contains("cursor=");
    assertThat(caller.get(href).texts("/contacts", "/email_address/address"))
        .containsExactly("person2@example.org");
  }

  @Test
  void aPageHas50UnlessAskedOtherwiseAndNeverMoreThan500() {
    sandbox.seed(Seed.generated(60));

    assertThat(addresses("")).hasSize(50);
    assertThat(caller.get(CONTACTS + "?limit=501").status()).isEqualTo(400);
    assertThat(caller.get(CONTACTS + "?include_count=true").at("/contacts_count").asInt())
        .isEqualTo(60);
  }

  @Test
  void statusFiltersTellTheStatesApart() {
    sandbox.seed(Seed.generated(2));
    sandbox.seed(Seed.generated(1).named("asked#").with(Permission.PENDING_CONFIRMATION));
    sandbox.seed(Seed.generated(1).named("bare#").with(Permission.NOT_SET));
    sandbox.seed(Seed.generated(1).named("out#"));
    sandbox.unsubscribe("out0@example.org");
    sandbox.deleteContact("person1@example.org");

    assertThat(addresses("?status=active")).containsExactly("person0@example.org");
    assertThat(addresses("?status=unsubscribed")).containsExactly("out0@example.org");
    assertThat(addresses("?status=deleted")).containsExactly("person1@example.org");
    assertThat(addresses("?status=not_set,pending_confirmation"))
        .containsExactly("asked0@example.org", "bare0@example.org");
    assertThat(addresses("?status=all")).hasSize(5);
    assertThat(addresses("")).hasSize(4).doesNotContain("person1@example.org");
    sandbox.set(Switch.CONTACTS_DEFAULT_TO_ACTIVE, true);
    assertThat(addresses("")).containsExactly("person0@example.org");
    assertThat(caller.get(CONTACTS + "?status=happy").status()).isEqualTo(400);
  }

  @Test
  void theEmailFilterIsExactAndIgnoresCapitals() {
    create("Ana+News@Example.org", "");

    assertThat(addresses("?email=ana%2Bnews@example.org")).containsExactly("ana+news@example.org");
    assertThat(addresses("?email=ana")).isEmpty();
  }

  @Test
  void addressesAreLowerCasedUnlessTheSwitchKeepsThem() {
    create("Ana@Example.org", "");
    sandbox.set(Switch.ADDRESS_KEPT_AS_WRITTEN, true);
    create("Bo@Example.org", "");

    assertThat(addresses("")).containsExactly("ana@example.org", "Bo@Example.org");
    assertThat(addresses("?email=bo@example.org")).containsExactly("Bo@Example.org");
  }

  @Test
  void timeFiltersFindOptOutsAndChanges() {
    sandbox.seed(Seed.generated(3));
    time.pass(Duration.ofHours(1));
    sandbox.unsubscribe("person1@example.org");

    assertThat(addresses("?status=all&optout_after=2026-11-24T10:30:00Z"))
        .containsExactly("person1@example.org");
    assertThat(addresses("?status=all&optout_before=2026-11-24T10:30:00Z")).isEmpty();
    assertThat(addresses("?updated_after=2026-11-24T10:30:00%2B00:00"))
        .containsExactly("person1@example.org");
    assertThat(addresses("?updated_before=2026-11-24T10:30:00Z")).hasSize(2);
    assertThat(addresses("?created_after=2026-11-24T10:30:00Z")).isEmpty();
    assertThat(addresses("?created_before=2026-11-24T10:30:00.000Z")).hasSize(3);
    assertThat(caller.get(CONTACTS + "?updated_after=yesterday").status()).isEqualTo(400);
  }

  @Test
  void severalListsMeanMembersOfAnyOfThemAndAnUnknownOneHasNobody() {
    String second = sandbox.createList("Second");
    sandbox.seed(Seed.generated(1).named("a#").on(list));
    sandbox.seed(Seed.generated(1).named("b#").on(second));
    sandbox.seed(Seed.generated(1).named("c#"));

    assertThat(addresses("?lists=" + list + "," + second))
        .containsExactly("a0@example.org", "b0@example.org");
    assertThat(addresses("?lists=c3639a04-0000-11f1-aa3a-02420a320002")).isEmpty();
  }

  @Test
  void subresourcesAppearOnlyWhenIncludedAndAreEmptyArraysThen() {
    create(ANA, ",\"list_memberships\":[\"" + list + "\"]");
    String one = CONTACTS + "/" + idOf(ANA);

    assertThat(caller.get(one).json().has("list_memberships")).isFalse();
    Reply included = caller.get(one + "?include=list_memberships,custom_fields,taggings");
    assertThat(included.at("/list_memberships/0").asString()).isEqualTo(list);
    assertThat(included.at("/custom_fields").isArray()).isTrue();
    assertThat(included.at("/taggings").isEmpty()).isTrue();
    assertThat(caller.get(one + "?include=shoes").status()).isEqualTo(400);
  }

  @Test
  void aNewContactFollowsItsSourceInPermission() {
    Reply byAccount = create(ANA, "");
    Reply byContact =
        caller.post(
            CONTACTS,
            "{\"create_source\":\"Contact\",\"email_address\":{\"address\":\"b@example.org\"}}");

    assertThat(byAccount.status()).isEqualTo(201);
    assertThat(byAccount.at("/email_address/permission_to_send").asString()).isEqualTo("implicit");
    assertThat(byAccount.at("/email_address/confirm_status").asString()).isEqualTo("off");
    assertThat(byContact.at("/email_address/permission_to_send").asString()).isEqualTo("explicit");
  }

  @Test
  void anAddressThatEverExistedIs409WithTheIdInTheMessage() {
    create(ANA, "");
    String id = idOf(ANA);
    caller.delete(CONTACTS + "/" + id);

    Reply again = create("ANA@example.org", "");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/0/error_key").asString()).isEqualTo("contacts.api.conflict");
    assertThat(again.at("/0/error_message").asString())
        .isEqualTo("Validation failed: Email already exists for contact " + id);
  }

  @Test
  void badContactsAreRefused() {
    assertThat(create("no-at-sign", "").status()).isEqualTo(400);
    assertThat(create(ANA, ",\"first_name\":\"" + "x".repeat(51) + "\"").status()).isEqualTo(400);
    assertThat(create(ANA, ",\"birthday_month\":5").status()).isEqualTo(400);
    assertThat(create(ANA, ",\"list_memberships\":[\"x\"]").status()).isEqualTo(400);
    assertThat(caller.post(CONTACTS, "{}").status()).isEqualTo(400);
    assertThat(
            caller
                .send(
                    caller
                        .request(CONTACTS)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}")))
                .status())
        .isEqualTo(415);
  }

  @Test
  void puttingNullsScalarsThatAreLeftOutKeepsArraysAndEmptiesEmptyOnes() {
    create(
        ANA,
        ",\"first_name\":\"Ana\",\"last_name\":\"Silva\",\"list_memberships\":[\""
            + list
            + "\"],\"phone_numbers\":[{\"kind\":\"home\",\"phone_number\":\"1\"}]");
    String id = idOf(ANA);

    replace(
        id,
        "{\"update_source\":\"Account\",\"email_address\":{\"address\":\"ana@example.org\"},"
            + "\"first_name\":\"Anna\"}");
    Reply kept = caller.get(CONTACTS + "/" + id + "?include=list_memberships,phone_numbers");
    replace(
        id,
        "{\"update_source\":\"Account\",\"email_address\":{\"address\":\"ana@example.org\"},"
            + "\"list_memberships\":[],\"phone_numbers\":[]}");
    Reply emptied = caller.get(CONTACTS + "/" + id + "?include=list_memberships,phone_numbers");

    assertThat(kept.at("/first_name").asString()).isEqualTo("Anna");
    assertThat(kept.json().has("last_name")).isFalse();
    assertThat(kept.at("/list_memberships").size()).isEqualTo(1);
    assertThat(kept.at("/phone_numbers/0/phone_number").asString()).isEqualTo("1");
    assertThat(emptied.at("/list_memberships").isEmpty()).isTrue();
    assertThat(emptied.at("/phone_numbers").isEmpty()).isTrue();
  }

  @Test
  void puttingNeedsTheAddressUnlessTheSwitchSaysOtherwise() {
    create(ANA, "");
    String id = idOf(ANA);

    assertThat(replace(id, "{\"update_source\":\"Account\"}").status()).isEqualTo(400);
    sandbox.set(Switch.PUT_NEEDS_ADDRESS, false);
    assertThat(replace(id, "{\"update_source\":\"Account\"}").status()).isEqualTo(200);
  }

  @Test
  void puttingRestoresADeletedContactForTheAccountOnly() {
    create(ANA, "");
    String id = idOf(ANA);
    caller.delete(CONTACTS + "/" + id);
    String email = ",\"email_address\":{\"address\":\"ana@example.org\"}}";

    assertThat(replace(id, "{\"update_source\":\"Contact\"" + email).status()).isEqualTo(400);
    assertThat(replace(id, "{\"update_source\":\"Account\"" + email).status()).isEqualTo(200);
    assertThat(sandbox.contact(ANA).orElseThrow().deleted()).isFalse();
  }

  @Test
  void explicitIsNotDowngradedAndAnOptOutByThePersonIsNotUndoneByTheAccount() {
    sandbox.seed(Seed.generated(1).named("a#").with(Permission.EXPLICIT));
    String id = idOf("a0@example.org");
    String body =
        "{\"update_source\":\"%s\",\"email_address\":{\"address\":\"a0@example.org\","
            + "\"permission_to_send\":\"%s\"}}";

    assertThat(replace(id, body.formatted("Account", "implicit")).status()).isEqualTo(400);
    sandbox.unsubscribe("a0@example.org");
    assertThat(replace(id, body.formatted("Account", "explicit")).status()).isEqualTo(400);
    assertThat(replace(id, body.formatted("Contact", "explicit")).status()).isEqualTo(200);
    assertThat(replace(id, body.formatted("Account", "unsubscribed")).status()).isEqualTo(200);
    assertThat(replace(id, body.formatted("Account", "implicit")).status()).isEqualTo(200);
  }

  @Test
  void deletingIsSoftAndStripsLists() {
    create(ANA, ",\"list_memberships\":[\"" + list + "\"]");
    String one = CONTACTS + "/" + idOf(ANA);

    assertThat(caller.delete(one).status()).isEqualTo(204);

    assertThat(caller.get(one).at("/deleted_at").asString()).isEqualTo("2026-11-24T10:00:00Z");
    assertThat(sandbox.members(list)).isEmpty();
    assertThat(addresses("")).isEmpty();
    assertThat(caller.delete(one).status()).isEqualTo(404);
  }

  @Test
  void unknownIdsAre404AndMalformedOnes400() {
    assertThat(caller.get(CONTACTS + "/c3639a04-0000-11f1-aa3a-02420a320002").status())
        .isEqualTo(404);
    Reply malformed = caller.get(CONTACTS + "/17");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.at("/0/error_message").asString())
        .isEqualTo("contact_id is in an invalid format.");
  }

  @Test
  void codesOfStatesAndCountriesBecomeNames() {
    create(
        ANA,
        ",\"street_addresses\":[{\"kind\":\"home\",\"city\":\"Oak\",\"state\":\"IL\","
            + "\"country\":\"US\"}]");

    Reply read = caller.get(CONTACTS + "/" + idOf(ANA) + "?include=street_addresses");

    assertThat(read.at("/street_addresses/0/state").asString()).isEqualTo("Illinois");
    assertThat(read.at("/street_addresses/0/country").asString()).isEqualTo("United States");
  }

  @Test
  void anUnsubscribedContactLeavesItsListsUnlessTheSwitchKeepsIt() {
    sandbox.seed(Seed.generated(2).on(list));

    sandbox.unsubscribe("person0@example.org");
    assertThat(sandbox.members(list)).containsExactly("person1@example.org");
    sandbox.set(Switch.UNSUBSCRIBE_LEAVES_LISTS, false);
    sandbox.unsubscribe("person1@example.org");
    assertThat(sandbox.members(list)).containsExactly("person1@example.org");

    Reply read = caller.get(CONTACTS + "/" + idOf("person1@example.org"));
    assertThat(read.at("/email_address/opt_out_source").asString()).isEqualTo("Contact");
    assertThat(read.at("/email_address/opt_out_date").asString()).isNotEmpty();
  }
}
