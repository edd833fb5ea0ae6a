package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.AddressSyntax;
import dev.listkeeper.constantcontact.sandbox.contact.Contacts;
import dev.listkeeper.constantcontact.sandbox.contact.Field;
import dev.listkeeper.constantcontact.sandbox.contact.Phone;
import dev.listkeeper.constantcontact.sandbox.contact.Profile;
import dev.listkeeper.constantcontact.sandbox.contact.ValueRules;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Adds and updates the contacts of an upload, and puts them on lists. */
final class ImportJob implements Job {
  private static final int SHORT_ADDRESS = 50;

  private final Store store;
  private final Contacts contacts;
  private final Lists lists;
  private final ActivityFiles files;
  private final Switches switches;

  ImportJob(Store store, Contacts contacts, Lists lists, ActivityFiles files, Switches switches) {
    this.store = store;
    this.contacts = contacts;
    this.lists = lists;
    this.files = files;
    this.switches = switches;
  }

  @Override
  public Outcome run(Activity activity) throws IOException {
    byte[] upload = Files.readAllBytes(files.upload(activity.id()));
    ImportData data =
        activity.kind() == Kind.FILE_IMPORT
            ? new CsvData(upload, switches)
            : JsonData.parse(upload, Integer.MAX_VALUE);
    Optional<int[]> targets = targets(activity.request().path("list_ids"));
    if (targets.isEmpty()) {
      return Outcome.failed("A list was not found.");
    }
    ImportCounters counters = new ImportCounters(switches);
    Set<String> seen = new HashSet<>();
    long now = activity.dueAt().getEpochSecond();
    // One write for all rows: readers and a killed process see the whole import or none of it.
    store.change(() -> {
      try {
        data.forEach(row -> {
          counters.row(newPerson(seen, row));
          apply(row, targets.get(), now, counters);
        });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return counters.outcome();
  }

  /** The numbers of the target lists; nothing when one does not exist (any more). */
  private Optional<int[]> targets(JsonNode ids) {
    int[] numbers = new int[ids.size()];
    for (int i = 0; i < numbers.length; i++) {
      Optional<ContactList> list = lists.find(ids.get(i).asString());
      if (list.isEmpty()) {
        return Optional.empty();
      }
      numbers[i] = list.get().number();
    }
    return Optional.of(numbers);
  }

  @Unconfirmed(Switch.DUPLICATE_ROWS_COUNT_ONCE)
  private boolean newPerson(Set<String> seen, ImportRow row) {
    return !switches.on(Switch.DUPLICATE_ROWS_COUNT_ONCE)
        || seen.add(row.address().toLowerCase(Locale.ROOT));
  }

  @Documented(
      "contract 3.0.178, ActivityImport: bad address, bad birthday or anniversary, no address are"
          + " correctable; unsubscribed contacts cannot be added to a list")
  private void apply(ImportRow row, int[] targets, long now, ImportCounters counters) {
    Optional<String> correctable = correctable(row);
    if (correctable.isPresent()) {
      counters.correctable(row, correctable.get());
      return;
    }
    Profile given = row.given();
    Optional<Field> tooLong = ValueRules.tooLong(given);
    if (tooLong.isPresent() && switches.on(Switch.TOO_LONG_VALUE_FAILS_ROW)) {
      counters.failed(row, "Too long: " + tooLong.get().key());
      return;
    }
    if (Phone.count(given) > Phone.MOST) {
      counters.failed(row, "More than 3 phone numbers");
      return;
    }
    switch (contacts.importRow(row.address(), cut(given), targets, now)) {
      case LANDED -> {}
      case CANNOT_ADD_TO_LIST -> counters.cannotAddToList();
      case TOO_MANY_LISTS -> counters.failed(row, "The contact is on 50 lists already");
      case STAYS_DELETED -> counters.failed(row, "The contact has been deleted");
    }
  }

  @Unconfirmed(Switch.IMPORT_ADDRESS_MAX_50)
  private Optional<String> correctable(ImportRow row) {
    if (row.address().isEmpty()) {
      return Optional.of("No email address");
    }
    int most = switches.on(Switch.IMPORT_ADDRESS_MAX_50) ? SHORT_ADDRESS : AddressSyntax.MAX_LENGTH;
    return AddressSyntax.valid(row.address(), most)
        ? ValueRules.wrongDate(row.given())
        : Optional.of("Invalid email address");
  }

  @Unconfirmed(Switch.TOO_LONG_VALUE_FAILS_ROW)
  private static Profile cut(Profile given) {
    Profile cut = given;
    for (Optional<Field> field = ValueRules.tooLong(cut);
        field.isPresent();
        field = ValueRules.tooLong(cut)) {
      String value = cut.text(field.get());
      int end = value.offsetByCodePoints(0, field.get().maxLength());
      cut = cut.with(field.get(), value.substring(0, end));
    }
    return cut;
  }
}
