package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.activity.AcceptedImport;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
  private static final String ANA = "ana@example.org";
  private static final String UNKNOWN_LIST = "c3639a04-0000-11f1-aa3a-02420a320002";

  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(new ManualTime()).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");

  @AfterEach
  void end() {
    sandbox.close();
  }

  private ContactView contact(String address) {
    return sandbox.contact(address).orElseThrow();
  }

  private void counters(Reply activity, int items, int persons, int errors, int fixable, int no) {
    assertThat(activity.at("/state").asString()).isEqualTo("completed");
    assertThat(activity.at("/status/items_total_count").asInt()).isEqualTo(items);
    assertThat(activity.at("/status/person_count").asInt()).isEqualTo(persons);
    assertThat(activity.at("/status/error_count").asInt()).isEqualTo(errors);
    assertThat(activity.at("/status/correctable_count").asInt()).isEqualTo(fixable);
    assertThat(activity.at("/status/cannot_add_to_list_count").asInt()).isEqualTo(no);
  }

  @Test
  void aFileCreatesImplicitContactsOnAllItsListsAndCountsItsHeader() {
    String second = sandbox.createList("Second");

    Reply queued =
        caller.upload(
            "run-17.csv",
            "email,first_name,last_name\nana@example.org,Ana,Silva\r\n\"bo@example.org\",\"B,o\",\n",
            list,
            second);
    Reply done = caller.get("/v3/activities/" + queued.at("/activity_id").asString());

    assertThat(queued.status()).isEqualTo(201);
    assertThat(queued.at("/state").asString()).isEqualTo("initialized");
    counters(done, 3, 2, 0, 0, 0);
    assertThat(done.at("/percent_done").asInt()).isEqualTo(100);
    assertThat(done.at("/activity_errors").isEmpty()).isTrue();
    assertThat(done.at("/source_file_name").asString()).isEqualTo("run-17.csv");
    assertThat(contact(ANA).permission()).isEqualTo(Permission.IMPLICIT);
    assertThat(contact(ANA).lastName()).isEqualTo("Silva");
    assertThat(contact(ANA).listIds()).containsExactlyInAnyOrder(list, second);
    assertThat(contact("bo@example.org").firstName()).isEqualTo("B,o");
  }

  @Test
  void whatWasAcceptedIsToldApartByItsListsAndRows() {
    String second = sandbox.createList("Second");
    String rows = "email\nana@example.org\n";
    sandbox.fault(Fault.on("POST /v3/activities/contacts_file_import", Effect.resetBefore()));
    sandbox.fault(
        Fault.on("POST /v3/activities/contacts_file_import", Effect.resetAfter()).after(1));
    assertThatThrownBy(() -> caller.upload("lost.csv", rows, list));
    assertThatThrownBy(() -> caller.upload("unheard.csv", rows, list));
    caller.upload("again.csv", rows, list);
    caller.upload("elsewhere.csv", rows, second);
    caller.upload("other.csv", "email\nbo@example.org\n", list);

    List<AcceptedImport> accepted = sandbox.acceptedImports();

    assertThat(accepted)
        .extracting(AcceptedImport::fileName)
        .containsExactly("unheard.csv", "again.csv", "elsewhere.csv", "other.csv");
    assertThat(accepted.get(0).sha256()).isEqualTo(accepted.get(1).sha256());
    assertThat(accepted.subList(1, 4)).extracting(AcceptedImport::sha256).doesNotHaveDuplicates();
    assertThat(accepted.getFirst().rows()).isEqualTo(1);
  }

  @Test
  void theSameWorksWithJson() {
    Reply queued =
        caller.post(
            "/v3/activities/contacts_json_import",
            "{\"import_data\":[{\"email\":\"ana@example.org\",\"first_name\":\"Ana\"},"
                + "{\"email\":\"bad\"}],\"list_ids\":[\""
                + list
                + "\"]}");
    Reply done = caller.get("/v3/activities/" + queued.at("/activity_id").asString());

    assertThat(queued.status()).isEqualTo(201);
    counters(done, 3, 2, 0, 1, 0);
    assertThat(done.at("/activity_errors/0").asString()).isEqualTo("Line 3: Invalid email address");
    assertThat(sandbox.members(list)).containsExactly(ANA);
  }

  @Test
  void anExistingContactKeepsItsPermissionItsOtherListsAndWhatTheFileDoesNotName() {
    String other = sandbox.createList("Other");
    sandbox.seedCsv(
        "email,first_name,last_name,permission_to_send\nana@example.org,Ana,Silva,explicit\n",
        other);

    caller.imported("email,first_name\nANA@example.org,Anna\n", list);

    assertThat(contact(ANA).permission()).isEqualTo(Permission.EXPLICIT);
    assertThat(contact(ANA).firstName()).isEqualTo("Anna");
    assertThat(contact(ANA).lastName()).isEqualTo("Silva");
    assertThat(contact(ANA).listIds()).containsExactlyInAnyOrder(list, other);
  }

  @Test
  void anUnsubscribedContactIsNotAddedAndStaysUnsubscribed() {
    sandbox.seedCsv("email,first_name\nana@example.org,Ana\n");
    sandbox.unsubscribe(ANA);

    counters(caller.imported("email,first_name\nana@example.org,Anna\n", list), 2, 1, 0, 0, 1);

    assertThat(contact(ANA).permission()).isEqualTo(Permission.UNSUBSCRIBED);
    assertThat(contact(ANA).listIds()).isEmpty();
    assertThat(contact(ANA).firstName()).isEqualTo("Anna");
    sandbox.set(Switch.IMPORT_UPDATES_UNSUBSCRIBED, false);
    caller.imported("email,first_name\nana@example.org,Other\n", list);
    assertThat(contact(ANA).firstName()).isEqualTo("Anna");
  }

  @Test
  void someoneWhoLeftOnlyThisListIsPutBack() {
    sandbox.seed(Seed.generated(1).on(list));
    sandbox.removeFromList("person0@example.org", list);
    assertThat(sandbox.members(list)).isEmpty();

    caller.imported("email\nperson0@example.org\n", list);

    assertThat(sandbox.members(list)).containsExactly("person0@example.org");
  }

  @Test
  void aDeletedContactComesBackUnlessTheSwitchForbidsIt() {
    sandbox.seedCsv("email\nana@example.org\nbo@example.org\n");
    sandbox.deleteContact(ANA);
    sandbox.deleteContact("bo@example.org");

    counters(caller.imported("email\nana@example.org\n", list), 2, 1, 0, 0, 0);
    assertThat(contact(ANA).deleted()).isFalse();
    assertThat(contact(ANA).permission()).isEqualTo(Permission.IMPLICIT);
    sandbox.set(Switch.IMPORT_REVIVES_DELETED, false);
    counters(caller.imported("email\nbo@example.org\n", list), 2, 1, 1, 0, 0);
    assertThat(contact("bo@example.org").deleted()).isTrue();
  }

  @Test
  void aContactDeletedAfterUnsubscribingComesBackUnsubscribed() {
    sandbox.seedCsv("email\nana@example.org\n");
    sandbox.unsubscribe(ANA);
    sandbox.deleteContact(ANA);

    counters(caller.imported("email\nana@example.org\n", list), 2, 1, 0, 0, 1);

    assertThat(contact(ANA).deleted()).isFalse();
    assertThat(contact(ANA).permission()).isEqualTo(Permission.UNSUBSCRIBED);
    assertThat(sandbox.members(list)).isEmpty();
  }

  @Test
  void anImportNeverRemovesAnybody() {
    sandbox.seed(Seed.generated(3).on(list));

    caller.imported("email\nana@example.org\n", list);

    assertThat(sandbox.memberCount(list)).isEqualTo(4);
  }

  @Test
  void badRowsAreCountedAndNamedByLine() {
    Reply done =
        caller.imported(
            """
            email,first_name,birthday_month,birthday_day,anniversary
            good@example.org,G,2,29,12/31/2020
            no-at-sign,N,,,
            ,Nobody,,,
            b@example.org,B,13,1,
            c@example.org,C,5,,
            d@example.org,D,,,31.12.2020
            e@example.org,%s,,,
            "two, three@example.org",T,,,
            """
                .formatted("x".repeat(51)),
            list);

    counters(done, 9, 8, 1, 6, 0);
    assertThat(done.at("/activity_errors").toString())
        .contains("Line 3: Invalid email address")
        .contains("Line 4: No email address")
        .contains("Line 5: Invalid birthday")
        .contains("Line 6: Invalid birthday")
        .contains("Line 7: Invalid anniversary")
        .contains("Line 8: Too long: first_name");
    assertThat(sandbox.members(list)).containsExactly("good@example.org");
  }

  @Test
  void switchesChangeHowLinesAreNumberedAndWhatTooLongMeans() {
    sandbox.set(Switch.LINE_NUMBERS_COUNT_HEADER, false);
    sandbox.set(Switch.TOO_LONG_VALUE_FAILS_ROW, false);
    sandbox.set(Switch.IMPORT_ADDRESS_MAX_50, true);

    Reply done =
        caller.imported(
            "email,first_name\n"
                + "x".repeat(45)
                + "@example.org,A\nana@example.org,"
                + "é".repeat(51)
                + "\n",
            list);

    assertThat(done.at("/activity_errors/0").asString()).startsWith("Line 1:");
    assertThat(contact(ANA).firstName()).isEqualTo("é".repeat(50));
  }

  @Test
  void errorTextsCanBeCapped() {
    sandbox.set(Switch.ERROR_TEXTS_CAPPED, true);

    Reply done = caller.imported("email\n" + "bad\n".repeat(150), list);

    counters(done, 151, 150, 0, 150, 0);
    assertThat(done.at("/activity_errors").size()).isEqualTo(100);
  }

  @Test
  void anAddressGivenTwiceCountsTwiceUnlessTheSwitchSaysOnce() {
    String twice = "email,first_name\nana@example.org,A\nANA@example.org,B\n";

    counters(caller.imported(twice, list), 3, 2, 0, 0, 0);
    assertThat(contact(ANA).firstName()).isEqualTo("B");
    sandbox.set(Switch.DUPLICATE_ROWS_COUNT_ONCE, true);
    counters(caller.imported(twice, list), 3, 1, 0, 0, 0);
  }

  @Test
  void anEmptyCellLeavesTheValueUnlessTheSwitchErasesIt() {
    sandbox.seedCsv("email,first_name\nana@example.org,Ana\n");

    caller.imported("email,first_name\nana@example.org,\n", list);
    assertThat(contact(ANA).firstName()).isEqualTo("Ana");
    sandbox.set(Switch.BLANK_CELL_ERASES, true);
    caller.imported("email,first_name\nana@example.org,\n", list);
    assertThat(contact(ANA).firstName()).isEmpty();
  }

  @Test
  void lineFortyThousandAndOneVanishesSilently() {
    String csv =
        "email\n"
            + IntStream.range(0, 40_005)
                .mapToObj(i -> "p" + i + "@example.org\n")
                .collect(Collectors.joining());

    counters(caller.imported(csv, list), 40_000, 39_999, 0, 0, 0);

    assertThat(sandbox.memberCount(list)).isEqualTo(39_999);
  }

  @Test
  void whatLiesBeyondFourMegabytesVanishesSilently() {
    String row =
        "%05d" + "x".repeat(40) + "@example.org," + "y".repeat(50) + "," + "z".repeat(50) + "\n";
    String csv =
        "email,first_name,last_name\n"
            + IntStream.range(0, 30_000).mapToObj(row::formatted).collect(Collectors.joining());

    int decimal = caller.imported(csv, list).at("/status/person_count").asInt();
    sandbox.set(Switch.MEGABYTE_IS_BINARY, true);
    int binary = caller.imported(csv, list).at("/status/person_count").asInt();

    assertThat(decimal).isEqualTo((4_000_000 - 150) / 160);
    assertThat(binary).isEqualTo((4 * 1024 * 1024 - 150) / 160);
    assertThat(sandbox.memberCount(list)).isEqualTo(binary);
  }

  @Test
  void jsonIsTruncatedTheSameWay() {
    String data =
        IntStream.range(0, 30_000)
            .mapToObj(i ->
                "{\"email\":\"p" + i + "@example.org\",\"last_name\":\"" + "x".repeat(180) + "\"}")
            .collect(Collectors.joining(","));
    Reply queued =
        caller.post(
            "/v3/activities/contacts_json_import",
            "{\"import_data\":[" + data + "],\"list_ids\":[\"" + list + "\"]}");

    Reply done = caller.get("/v3/activities/" + queued.at("/activity_id").asString());

    assertThat(done.at("/status/person_count").asInt()).isBetween(15_000, 20_000);
  }

  @Test
  void theFileMustBeCsvAndTheTypeMultipart() {
    assertThat(caller.upload("contacts.xls", "email\n", list).status()).isEqualTo(415);
    assertThat(
            caller
                .send(
                    caller
                        .request("/v3/activities/contacts_file_import")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .status())
        .isEqualTo(415);
    assertThat(caller.upload("a.csv", "first_name\nAna\n", list).status()).isEqualTo(400);
    assertThat(caller.upload("a.csv", "", list).status()).isEqualTo(400);
  }

  @Test
  void oneToFiftyKnownListsAreNeeded() {
    String csv = "email\nana@example.org\n";

    assertThat(caller.upload("a.csv", csv).status()).isEqualTo(400);
    assertThat(caller.upload("a.csv", csv, UNKNOWN_LIST).status()).isEqualTo(400);
    assertThat(
            caller
                .upload("a.csv", csv, Collections.nCopies(51, list).toArray(String[]::new))
                .status())
        .isEqualTo(400);
    sandbox.set(Switch.UNKNOWN_LIST_FAILS_ACTIVITY, true);
    assertThat(caller.imported(csv, UNKNOWN_LIST).at("/state").asString()).isEqualTo("failed");
  }

  @Test
  void aContactOnFiftyListsCannotJoinAnother() {
    String[] fifty =
        IntStream.range(0, 50)
            .mapToObj(i -> sandbox.createList("List " + i))
            .toArray(String[]::new);
    sandbox.seed(Seed.generated(1).on(fifty));

    counters(caller.imported("email\nperson0@example.org\n", list), 2, 1, 1, 0, 0);
    counters(caller.imported("email\nperson0@example.org\n", fifty[3]), 2, 1, 0, 0, 0);
  }

  @Test
  void headingsAreForgivingUntilSwitchesMakeThemStrict() {
    assertThat(caller.upload("a.csv", "EMAIL\nana@example.org\n", list).status()).isEqualTo(201);
    assertThat(caller.upload("a.csv", "\uFEFFemail\nana@example.org\n", list).status())
        .isEqualTo(201);
    assertThat(caller.upload("a.csv", "email,cf:tier\nana@example.org,x\n", list).status())
        .isEqualTo(201);
    sandbox.set(Switch.CSV_HEADINGS_CASE_SENSITIVE, true);
    sandbox.set(Switch.BOM_TOLERATED, false);
    sandbox.set(Switch.UNKNOWN_COLUMN_REFUSED, true);
    sandbox.set(Switch.PREFIXED_CSV_HEADINGS, false);
    assertThat(caller.upload("a.csv", "EMAIL\nana@example.org\n", list).status()).isEqualTo(400);
    assertThat(caller.upload("a.csv", "\uFEFFemail\nana@example.org\n", list).status())
        .isEqualTo(400);
    assertThat(caller.upload("a.csv", "email,cf:tier\nana@example.org,x\n", list).status())
        .isEqualTo(400);
    assertThat(caller.upload("a.csv", "email,home_city\nana@example.org,x\n", list).status())
        .isEqualTo(400);
  }

  @Test
  void addressAndPhoneColumnsEndUpInTheContact() {
    caller.imported(
        """
        email,phone,work_phone,street,street2,city,state,country,work_city
        ana@example.org,1,2,Main 1,Flat 2,Oak,IL,US,Elm
        """,
        list);

    Reply read =
        caller.get("/v3/contacts?email=ana@example.org&include=phone_numbers,street_addresses");

    assertThat(read.texts("/contacts/0/phone_numbers", "/kind")).containsExactly("work", "other");
    assertThat(read.at("/contacts/0/street_addresses/0/street").asString())
        .isEqualTo("Main 1 Flat 2");
    assertThat(read.at("/contacts/0/street_addresses/0/state").asString()).isEqualTo("Illinois");
    assertThat(read.at("/contacts/0/street_addresses/1/city").asString()).isEqualTo("Elm");
  }

  @Test
  void theFileNameIsEchoedUnlessTheSwitchHidesIt() {
    sandbox.set(Switch.FILE_NAME_ECHOED, false);

    assertThat(caller.imported("email\n", list).json().has("source_file_name")).isFalse();
  }
}
