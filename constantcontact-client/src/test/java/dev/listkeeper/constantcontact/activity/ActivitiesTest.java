package dev.listkeeper.constantcontact.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.Harness;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.contact.ContactId;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivitiesTest {

  private static final String STARTED = "{\"activity_id\":\"a1\",\"state\":\"initialized\"}";
  private static final List<ListId> LISTS = List.of(new ListId("l1"), new ListId("l2"));
  private final Harness harness = new Harness();
  private final Activities activities = harness.account.activities();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void sendsAnImportByteForByteAsDocumented() {
    harness.service.json(201, STARTED);
    var file = new ImportFile("batch-1.csv", LISTS, List.of("email", "first_name"));
    file.tryAdd(List.of("ana@example.org", "Ána"));

    Activity activity = activities.importContacts(file);

    var seen = harness.service.last();
    String boundary = seen.header("Content-Type").replace("multipart/form-data; boundary=", "");
    assertThat(seen.text())
        .isEqualTo(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch-1.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n"
                + "email,first_name\r\nana@example.org,Ána\r\n"
                + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"list_ids\"\r\n\r\nl1,l2\r\n--"
                + boundary
                + "--\r\n");
    assertThat(seen.uri()).isEqualTo("/v3/activities/contacts_file_import");
    assertThat(seen.length()).isEqualTo(file.bodyLength());
    assertThat(seen.header("Content-Length")).isEqualTo("" + file.bodyLength());
    assertThat(activity.state()).isEqualTo(ActivityState.INITIALIZED);
    assertThat(harness.attempts.getFirst().endpoint())
        .isEqualTo("POST /activities/contacts_file_import");
    assertThat(harness.attempts.getFirst().status()).hasValue(201);
  }

  @Test
  void sendsJsonByteForByteAsDocumentedWithoutEmptyValues() {
    harness.service.json(201, STARTED);
    var batch = new ImportJson(LISTS, List.of("email", "first_name", "cf:tier", "birthday_day"));
    batch.tryAdd(List.of("ana@example.org", "Ána \"A\"", "", "7"));
    batch.tryAdd(List.of("bo@example.org", "", "Gold", ""));

    Activity activity = activities.importContacts(batch);

    var seen = harness.service.last();
    assertThat(seen.uri()).isEqualTo("/v3/activities/contacts_json_import");
    assertThat(seen.header("Content-Type")).isEqualTo("application/json");
    assertThat(seen.text())
        .isEqualTo(
            "{\"import_data\":["
                + "{\"email\":\"ana@example.org\",\"first_name\":\"Ána \\\"A\\\"\","
                + "\"birthday_day\":7},"
                + "{\"email\":\"bo@example.org\",\"cf:tier\":\"Gold\"}],"
                + "\"list_ids\":[\"l1\",\"l2\"]}");
    assertThat(seen.header("Content-Length")).isEqualTo("" + batch.bodyLength());
    assertThat(seen.length()).isEqualTo(batch.bodyLength());
    assertThat(activity.id()).isEqualTo(new ActivityId("a1"));
  }

  @Test
  void takesMembersOfOneListOffOthersButNeverOffItself() {
    harness.service.json(201, STARTED);
    List<ListId> gathered = List.of(new ListId("g1"));

    activities.removeMembersFromLists(gathered, LISTS);

    assertThat(harness.service.last().uri()).isEqualTo("/v3/activities/remove_list_memberships");
    assertThat(harness.service.last().text())
        .isEqualTo("{\"source\":{\"list_ids\":[\"g1\"]},\"list_ids\":[\"l1\",\"l2\"]}");
    assertThatThrownBy(() -> activities.removeMembersFromLists(LISTS, List.of(new ListId("l2"))))
        .hasMessageContaining("off itself");
    assertThatThrownBy(() -> activities.removeMembersFromLists(List.of(), LISTS))
        .hasMessageContaining("1 to 50");
    assertThat(harness.service.seen()).hasSize(1);
  }

  @Test
  void sendsCsvMadeElsewhereUnchanged() {
    harness.service.json(201, STARTED);

    activities.importCsv("b.csv", "email\na@b.org\n".getBytes(StandardCharsets.UTF_8), LISTS);

    assertThat(harness.service.last().text()).contains("\r\n\r\nemail\na@b.org\n\r\n--");
  }

  @Test
  void findsALostImportByItsFileName() {
    harness.service.hangUp();
    harness.service.json(
        200,
        "{\"activities\":[{\"activity_id\":\"a3\",\"source_file_name\":\"other.csv\","
            + "\"created_at\":\"2026-11-24T10:00:02Z\"},{\"activity_id\":\"a2\","
            + "\"source_file_name\":\"b.csv\",\"created_at\":\"2026-11-24T10:00:01Z\"}]}");
    harness.service.json(
        200,
        "{\"activities\":[{\"activity_id\":\"a1\",\"source_file_name\":\"b.csv\","
            + "\"created_at\":\"2026-11-23T10:00:00Z\"}],"
            + "\"_links\":{\"next\":{\"href\":\"/v3/activities?cursor=x\"}}}");
    Instant since = Instant.parse("2026-11-24T10:00:00Z");

    assertThatThrownBy(() -> activities.importCsv("b.csv", new byte[10], LISTS))
        .isInstanceOf(UnknownOutcome.class);
    assertThat(activities.findImport("b.csv", since).orElseThrow().id())
        .isEqualTo(new ActivityId("a2"));
    assertThat(activities.findImport("b.csv", since)).isEmpty();
    assertThat(harness.service.seen()).hasSize(3);
  }

  @Test
  void readsCountersErrorsAndTimes() {
    harness.service.json(
        200,
        "{\"activity_id\":\"a1\",\"state\":\"completed\",\"percent_done\":100,"
            + "\"source_file_name\":\"b.csv\",\"completed_at\":\"2026-11-24T10:00:00+00:00\","
            + "\"activity_errors\":[\"Line 3: Invalid birthday\",{\"message\":\"Tag is gone\"}],"
            + "\"status\":{\"items_total_count\":11,\"person_count\":10,\"error_count\":1,"
            + "\"correctable_count\":2,\"cannot_add_to_list_count\":3}}");

    Activity activity = activities.get(new ActivityId("a1"));

    assertThat(activity.percentDone()).hasValue(100);
    assertThat(activity.errors())
        .extracting(ActivityError::text)
        .containsExactly("Line 3: Invalid birthday", "Tag is gone");
    assertThat(activity.errors().getFirst().line()).hasValue(3);
    assertThat(activity.errors().getLast().line()).isEmpty();
    assertThat(activity.counters().itemsTotal()).hasValue(11);
    assertThat(activity.counters().cannotAddToList()).hasValue(3);
    assertThat(activity.counters().lists()).isEmpty();
    assertThat(activity.completedAt()).hasValue(Instant.parse("2026-11-24T10:00:00Z"));
    assertThat(harness.service.last().uri()).isEqualTo("/v3/activities/a1");
  }

  @ParameterizedTest
  @CsvSource({
    "initialized, INITIALIZED, false",
    "processing, PROCESSING, false",
    "completed, COMPLETED, true",
    "cancelled, CANCELLED, true",
    "failed, FAILED, true",
    "timed_out, TIMED_OUT, true",
    "time_out, TIMED_OUT, true",
    "paused, UNKNOWN, false"
  })
  void readsEveryStateAndKeepsUnknownOnes(String text, ActivityState state, boolean terminal) {
    harness.service.json(200, "{\"activity_id\":\"a1\",\"state\":\"" + text + "\"}");

    Activity activity = activities.get(new ActivityId("a1"));

    assertThat(activity.state()).isEqualTo(state);
    assertThat(activity.stateText()).isEqualTo(text);
    assertThat(activity.state().isTerminal()).isEqualTo(terminal);
  }

  @Test
  void pagesByState() {
    harness.service.json(200, "{\"activities\":[]}");

    activities.page(500, Optional.of(ActivityState.TIMED_OUT));

    assertThat(harness.service.last().uri()).isEqualTo("/v3/activities?limit=500&state=timed_out");
    assertThatThrownBy(() -> activities.page(500, Optional.of(ActivityState.INITIALIZED)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void removesContactsByIdWithinTheLimits() {
    harness.service.json(201, STARTED);

    activities.removeFromLists(List.of(new ContactId("k1"), new ContactId("k2")), LISTS);

    assertThat(harness.service.last().uri()).isEqualTo("/v3/activities/remove_list_memberships");
    assertThat(harness.service.last().text())
        .isEqualTo("{\"source\":{\"contact_ids\":[\"k1\",\"k2\"]},\"list_ids\":[\"l1\",\"l2\"]}");
    var tooMany = Collections.nCopies(501, new ContactId("k"));
    assertThatThrownBy(() -> activities.removeFromLists(tooMany, LISTS))
        .hasMessageContaining("500");
    assertThatThrownBy(() -> activities.removeFromLists(List.of(), LISTS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void startsAnExportOfListsAndNeverOfTheWholeAccount() {
    harness.service.json(201, STARTED);

    activities.startExport(LISTS, List.of("email_address"), Optional.of(ExportStatus.ACTIVE));

    assertThat(harness.service.last().text())
        .isEqualTo(
            "{\"list_ids\":[\"l1\",\"l2\"],\"status\":\"active\",\"fields\":[\"email_address\"]}");
    assertThatThrownBy(() -> activities.startExport(List.of(), List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void downloadsFromTheDocumentedPathWhateverTheLinkSays() throws IOException {
    Activity export = finishedExport("/v3/contacts_exports/f1");
    harness.service.answer(200, "text/csv", "Email address\r\nana@example.org\r\n");

    try (InputStream file = activities.downloadExport(export)) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("Email address\r\nana@example.org\r\n");
    }
    assertThat(harness.service.last().uri()).isEqualTo("/v3/contact_exports/f1");
    assertThat(harness.service.last().header("Accept")).isEqualTo("text/csv");
  }

  @Test
  void noticesADownloadThatBreaksOff() throws IOException {
    Activity export = finishedExport("/v3/contact_exports/f1");
    harness.service.breakOff();

    try (InputStream file = activities.downloadExport(export)) {
      assertThatThrownBy(file::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("GET /contact_exports/{file_export_id}")
          .hasMessageContaining("incomplete");
    }
  }

  @Test
  void doesNotTakeAWebPageForAFile() {
    Activity export = finishedExport("/v3/contact_exports/f1");
    harness.service.answer(200, "text/html", "<html></html>");

    assertThatThrownBy(() -> activities.downloadExport(export))
        .isInstanceOf(UnexpectedAnswer.class);
  }

  @Test
  void hasNothingToDownloadBeforeTheExportIsDone() {
    harness.service.json(200, STARTED);
    Activity running = activities.get(new ActivityId("a1"));

    assertThatThrownBy(() -> activities.downloadExport(running))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Activity finishedExport(String link) {
    harness.service.json(
        200,
        "{\"activity_id\":\"a1\",\"state\":\"completed\",\"_links\":{\"results\":{\"href\":\""
            + link
            + "\"}}}");
    return activities.get(new ActivityId("a1"));
  }
}
