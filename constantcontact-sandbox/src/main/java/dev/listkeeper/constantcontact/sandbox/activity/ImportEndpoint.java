package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes imports and queues them. */
final class ImportEndpoint {
  private static final int MEGABYTES = 4;
  private static final int MOST_LISTS = 50;

  private final Intake intake;
  private final ActivityFiles files;
  private final AddressBook book;
  private final Switches switches;
  private final Headings headings;
  private final AcceptedImports accepted = new AcceptedImports();

  ImportEndpoint(Intake intake, ActivityFiles files, AddressBook book, Switches switches) {
    this.intake = intake;
    this.files = files;
    this.book = book;
    this.switches = switches;
    headings = new Headings(book.fields(), switches);
  }

  List<Route> routes(Gate gate) {
    Access write = Access.contactData(Privileges.CONTACTS_WRITE);
    return List.of(
        new Route(
            "POST", "/v3/activities/contacts_file_import", gate.before(write, this::importFile)),
        new Route(
            "POST", "/v3/activities/contacts_json_import", gate.before(write, this::importJson)));
  }

  @Documented("contract 3.0.178: multipart, a .csv file, list ids separated by commas; else 415")
  private Answer importFile(Call call) throws IOException {
    byte[] body = call.body();
    Multipart form = Multipart.parse(call.header("Content-Type").orElse(""), body);
    Multipart.Part file =
        form.part("file").orElseThrow(() -> Refusal.invalid("The part file is missing."));
    String name = file.fileName().orElse("");
    if (!name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw Refusal.of(
          415, "contacts.api.unsupported_media_type", "The file name must end in .csv.");
    }
    checkSmsPermission(form, body);
    List<String> listIds =
        form.part("list_ids")
            .map(part -> List.of(Multipart.text(body, part).split("\\s*,\\s*", -1)))
            .orElse(List.of());
    byte[] rows = firstMegabytes(body, file);
    int count = new CsvData(rows, headings, switches).check();
    ObjectNode request = request(listIds).put("file_name", name);
    return queue(Kind.FILE_IMPORT, request, rows, count);
  }

  private Answer importJson(Call call) throws IOException {
    byte[] body = call.body();
    JsonData data = JsonData.parse(body, limit());
    if (switches.on(Switch.UNKNOWN_COLUMN_REFUSED) && !data.unknownKeys(headings).isEmpty()) {
      throw Refusal.invalid("import_data contains an unknown property.");
    }
    return queue(Kind.JSON_IMPORT, request(data.listIds()), data.kept(), data.rows());
  }

  private Answer queue(Kind kind, ObjectNode request, byte[] rows, int count) throws IOException {
    UUID id = intake.open();
    files.keepUpload(id, rows);
    Answer answer = intake.queue(id, kind, request, count);
    accepted.add(request, rows, count);
    return answer;
  }

  List<AcceptedImport> accepted() {
    return accepted.all();
  }

  @Documented("contract 3.0.178: 1 to 50 list ids")
  @Unconfirmed({Switch.UNKNOWN_LIST_FAILS_ACTIVITY, Switch.UNKNOWN_LIST_IS_404})
  private ObjectNode request(List<String> listIds) {
    List<String> given = listIds.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
    if (given.isEmpty() || given.size() > MOST_LISTS) {
      throw Refusal.invalid("list_ids must name 1 to 50 lists.");
    }
    ObjectNode request = Json.object();
    ArrayNode ids = request.putArray("list_ids");
    for (String id : given) {
      if (book.lists().find(id).isEmpty() && !switches.on(Switch.UNKNOWN_LIST_FAILS_ACTIVITY)) {
        String message = "list_ids names a list that does not exist.";
        throw switches.on(Switch.UNKNOWN_LIST_IS_404)
            ? Refusal.notFound(message)
            : Refusal.invalid(message);
      }
      ids.add(id);
    }
    return request;
  }

  @Documented("contract 3.0.178: not_set or explicit")
  private static void checkSmsPermission(Multipart form, byte[] body) {
    Optional<String> sms =
        form.part("sms_permission_to_send").map(part -> Multipart.text(body, part).strip());
    if (sms.isPresent() && !List.of("not_set", "explicit").contains(sms.get())) {
      throw Refusal.invalid("sms_permission_to_send must be not_set or explicit.");
    }
  }

  @Documented("contract 3.0.178: of a larger body only what the first 4 MB hold is imported")
  private byte[] firstMegabytes(byte[] body, Multipart.Part file) {
    int end = file.end();
    if (end > limit()) {
      end = Math.max(limit(), file.begin());
      // The row that is cut in two is not a contact any more.
      while (end > file.begin() && body[end - 1] != '\n') {
        end--;
      }
    }
    return Arrays.copyOfRange(body, file.begin(), end);
  }

  @Unconfirmed(Switch.MEGABYTE_IS_BINARY)
  private int limit() {
    return MEGABYTES * (switches.on(Switch.MEGABYTE_IS_BINARY) ? 1 << 20 : 1_000_000);
  }
}
