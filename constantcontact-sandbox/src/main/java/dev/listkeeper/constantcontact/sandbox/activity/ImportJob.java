package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.AbuseGuard;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.contact.AddressSyntax;
import dev.listkeeper.constantcontact.sandbox.contact.Field;
import dev.listkeeper.constantcontact.sandbox.contact.Phone;
import dev.listkeeper.constantcontact.sandbox.contact.Profile;
import dev.listkeeper.constantcontact.sandbox.contact.ValueRules;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import dev.listkeeper.constantcontact.sandbox.field.CustomFields;
import dev.listkeeper.constantcontact.sandbox.list.ContactList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Adds and updates the contacts of an upload, and puts them on lists. */
final class ImportJob implements Job {
  private static final int SHORT_ADDRESS = 50;

  private final AddressBook book;
  private final ActivityFiles files;
  private final Switches switches;
  private final AbuseGuard guard;
  private final Headings headings;

  ImportJob(AddressBook book, ActivityFiles files, Switches switches, AbuseGuard guard) {
    this.book = book;
    this.files = files;
    this.switches = switches;
    this.guard = guard;
    headings = new Headings(book.fields(), switches);
  }

  @Override
  public Outcome run(Activity activity) throws IOException {
    byte[] upload = Files.readAllBytes(files.upload(activity.id()));
    ImportData data =
        activity.kind() == Kind.FILE_IMPORT
            ? new CsvData(upload, headings, switches)
            : JsonData.parse(upload, Integer.MAX_VALUE).read(headings);
    Optional<int[]> targets = targets(activity.request().path("list_ids"));
    if (targets.isEmpty()) {
      return Outcome.failed("A list was not found.");
    }
    ImportCounters counters = new ImportCounters(switches);
    Set<String> seen = new HashSet<>();
    Fate fate = activity.fate();
    Instant now = activity.dueAt();
    // One write for all rows: readers and a killed process see the whole import or none of it.
    book.store()
        .change(() -> {
          try {
            data.forEach(row -> {
              if (fate.reaches(row.number())) {
                counters.row(newPerson(seen, row));
                apply(row, targets.get(), now, counters, fate);
              }
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
      Optional<ContactList> list = book.lists().find(ids.get(i).asString());
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
  @Unconfirmed(Switch.TOO_MANY_LISTS_CANNOT_ADD)
  private void apply(
      ImportRow row, int[] targets, Instant now, ImportCounters counters, Fate fate) {
    if (fate.fails(row.number())) {
      if (!fate.silently()) {
        counters.failed(row, "The contact could not be saved");
      }
      return;
    }
    Optional<String> correctable = correctable(row, now);
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
    if (row.misfit().isPresent()) {
      counters.failed(row, "Invalid value: cf:" + row.misfit().get().name());
      return;
    }
    long values = given.custom().values().stream().filter(value -> !value.isEmpty()).count();
    if (values > CustomFields.MOST_VALUES) {
      counters.failed(row, "More than 25 custom fields");
      return;
    }
    long second = now.getEpochSecond();
    switch (book.contacts().importRow(row.address(), cut(given), targets, second)) {
      case LANDED -> {}
      case CANNOT_ADD_TO_LIST -> counters.cannotAddToList();
      case TOO_MANY_LISTS -> {
        if (switches.on(Switch.TOO_MANY_LISTS_CANNOT_ADD)) {
          counters.cannotAddToList();
        } else {
          counters.failed(row, "The contact is on 50 lists already");
        }
      }
      case STAYS_DELETED -> counters.failed(row, "The contact has been deleted");
    }
  }

  @Unconfirmed(Switch.IMPORT_ADDRESS_MAX_50)
  private Optional<String> correctable(ImportRow row, Instant now) {
    if (row.address().isEmpty()) {
      return Optional.of("No email address");
    }
    int most = switches.on(Switch.IMPORT_ADDRESS_MAX_50) ? SHORT_ADDRESS : AddressSyntax.MAX_LENGTH;
    return AddressSyntax.valid(row.address(), most) && !guard.refuses(row.address(), now)
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
