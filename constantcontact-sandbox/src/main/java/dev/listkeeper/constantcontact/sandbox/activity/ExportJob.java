package dev.listkeeper.constantcontact.sandbox.activity;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.listkeeper.constantcontact.sandbox.contact.Contact;
import dev.listkeeper.constantcontact.sandbox.contact.ContactIds;
import dev.listkeeper.constantcontact.sandbox.contact.ContactTable;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes contacts to a CSV file; the lock is let go every few thousand rows. */
final class ExportJob implements Job {
  private static final int CHUNK = 5_000;

  private final Store store;
  private final ContactTable table;
  private final ContactIds ids;
  private final Lists lists;
  private final Memberships memberships;
  private final ActivityFiles files;
  private final Switches switches;

  ExportJob(
      Store store,
      ContactTable table,
      ContactIds ids,
      Lists lists,
      Memberships memberships,
      ActivityFiles files,
      Switches switches) {
    this.store = store;
    this.table = table;
    this.ids = ids;
    this.lists = lists;
    this.memberships = memberships;
    this.files = files;
    this.switches = switches;
  }

  /** How many contacts a request selects now. */
  int count(ExportRequest request) {
    return select(request).cardinality();
  }

  @Override
  @Unconfirmed(Switch.EXPORT_HEADINGS_ARE_FIELD_NAMES)
  public Outcome run(Activity activity) throws IOException {
    ExportRequest request = ExportRequest.of(activity.request());
    List<ExportColumn> columns = ExportColumn.of(request.fields());
    boolean withLists = columns.stream().anyMatch(column -> column.field().equals("email_lists"));
    BitSet selected = select(request);
    try (CsvWriter csv =
        CsvWriter.builder().build(files.export(activity.id()), StandardCharsets.UTF_8)) {
      boolean names = switches.on(Switch.EXPORT_HEADINGS_ARE_FIELD_NAMES);
      csv.writeRecord(
          columns.stream().map(column -> names ? column.field() : column.heading()).toList());
      int contact = selected.nextSetBit(0);
      while (contact >= 0) {
        int from = contact;
        contact = store.read(() -> writeChunk(csv, columns, withLists, selected, from));
      }
    }
    Map<String, Integer> counters = new LinkedHashMap<>();
    counters.put("items_total_count", selected.cardinality());
    counters.put("items_completed_count", selected.cardinality());
    return new Outcome(State.COMPLETED, counters, List.of());
  }

  private int writeChunk(
      CsvWriter csv, List<ExportColumn> columns, boolean withLists, BitSet selected, int from) {
    List<String> row = new ArrayList<>(columns.size());
    int contact = from;
    for (int i = 0; i < CHUNK && contact >= 0; i++) {
      Contact full = table.get(contact);
      String on = withLists ? listNames(contact) : "";
      row.clear();
      for (ExportColumn column : columns) {
        row.add(column.value().of(full, on));
      }
      csv.writeRecord(row);
      contact = selected.nextSetBit(contact + 1);
    }
    return contact;
  }

  private String listNames(int contact) {
    return memberships.lists(contact).stream()
        .map(list -> lists.at(list).name())
        .collect(Collectors.joining("; "));
  }

  @Documented("guide, contact_exports: no filter at all means the whole account")
  private BitSet select(ExportRequest request) {
    return store.read(() -> {
      BitSet selected = candidates(request);
      request.excluded().forEach(id -> numberOf(id).ifPresent(selected::clear));
      for (int c = selected.nextSetBit(0); c >= 0; c = selected.nextSetBit(c + 1)) {
        if (!hasStatus(c, request.status())) {
          selected.clear(c);
        }
      }
      return selected;
    });
  }

  private BitSet candidates(ExportRequest request) {
    BitSet candidates = new BitSet();
    if (!request.contactIds().isEmpty()) {
      request.contactIds().forEach(id -> numberOf(id).ifPresent(candidates::set));
    } else if (!request.listIds().isEmpty()) {
      request.listIds().stream()
          .flatMap(id -> lists.find(id).stream())
          .forEach(list -> candidates.or(memberships.copy(list.number())));
    } else {
      candidates.set(0, table.size());
    }
    return candidates;
  }

  private OptionalInt numberOf(String id) {
    try {
      int number = ids.number(UUID.fromString(id));
      return number >= 0 && number < table.size() ? OptionalInt.of(number) : OptionalInt.empty();
    } catch (IllegalArgumentException e) {
      // Not an id, so it names nobody.
      return OptionalInt.empty();
    }
  }

  private boolean hasStatus(int contact, String status) {
    return switch (status) {
      case "active" -> table.mailable(contact);
      case "unsubscribed" ->
          !table.deleted(contact) && table.permission(contact) == Permission.UNSUBSCRIBED;
      case "removed" -> table.deleted(contact);
      default -> !table.deleted(contact);
    };
  }
}
