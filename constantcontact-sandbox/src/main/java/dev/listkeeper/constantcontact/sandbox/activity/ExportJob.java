package dev.listkeeper.constantcontact.sandbox.activity;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes contacts to a CSV file; the lock is let go every few thousand rows. */
final class ExportJob implements Job {
  private static final int CHUNK = 5_000;

  private final AddressBook book;
  private final Selector selector;
  private final ActivityFiles files;
  private final Switches switches;

  ExportJob(AddressBook book, ActivityFiles files, Switches switches) {
    this.book = book;
    this.files = files;
    this.switches = switches;
    selector = new Selector(book);
  }

  /** How many contacts a request selects now. */
  int count(ExportRequest request, Instant now) {
    return select(request, now).cardinality();
  }

  @Override
  @Unconfirmed(Switch.EXPORT_HEADINGS_ARE_FIELD_NAMES)
  public Outcome run(Activity activity) throws IOException {
    ExportRequest request = ExportRequest.of(activity.request());
    List<ExportColumn> columns = ExportColumn.of(request.fields(), book.fields().all());
    BitSet selected = select(request, activity.dueAt());
    lose(selected, activity.fate());
    try (CsvWriter csv =
        CsvWriter.builder().build(files.export(activity.id()), StandardCharsets.UTF_8)) {
      boolean names = switches.on(Switch.EXPORT_HEADINGS_ARE_FIELD_NAMES);
      csv.writeRecord(
          columns.stream().map(column -> names ? column.field() : column.heading()).toList());
      int contact = selected.nextSetBit(0);
      while (contact >= 0) {
        int from = contact;
        contact = book.store().read(() -> writeChunk(csv, columns, selected, from));
      }
    }
    Map<String, Integer> counters = new LinkedHashMap<>();
    counters.put("items_total_count", selected.cardinality());
    counters.put("items_completed_count", selected.cardinality());
    return new Outcome(State.COMPLETED, counters, List.of());
  }

  /** Contacts that are to fail are missing in the file. */
  private static void lose(BitSet selected, Fate fate) {
    int number = 0;
    for (int c = selected.nextSetBit(0); c >= 0; c = selected.nextSetBit(c + 1)) {
      if (fate.fails(++number)) {
        selected.clear(c);
      }
    }
  }

  private int writeChunk(CsvWriter csv, List<ExportColumn> columns, BitSet selected, int from) {
    boolean lists = columns.stream().anyMatch(column -> column.field().equals("email_lists"));
    boolean tags = columns.stream().anyMatch(column -> column.field().equals("tags"));
    List<String> cells = new ArrayList<>(columns.size());
    int contact = from;
    for (int i = 0; i < CHUNK && contact >= 0; i++) {
      ExportRow row =
          new ExportRow(
              book.table().get(contact),
              lists ? listNames(contact) : "",
              tags ? tagNames(contact) : "");
      cells.clear();
      for (ExportColumn column : columns) {
        cells.add(column.value().of(row));
      }
      csv.writeRecord(cells);
      contact = selected.nextSetBit(contact + 1);
    }
    return contact;
  }

  private String listNames(int contact) {
    return book.memberships().lists(contact).stream()
        .map(list -> book.lists().at(list).name())
        .collect(Collectors.joining("; "));
  }

  private String tagNames(int contact) {
    return book.taggings().lists(contact).stream()
        .map(tag -> book.tags().at(tag).name())
        .collect(Collectors.joining("; "));
  }

  @Documented("guide, contact_exports: no filter at all means the whole account")
  private BitSet select(ExportRequest request, Instant now) {
    return book.store()
        .read(() -> {
          BitSet selected = candidates(request);
          selected.andNot(selector.byId(request.excluded()));
          if (request.newSubscribers()) {
            selector.keepNew(selected, now);
          }
          for (int c = selected.nextSetBit(0); c >= 0; c = selected.nextSetBit(c + 1)) {
            if (!hasStatus(c, request.status())) {
              selected.clear(c);
            }
          }
          return selected;
        });
  }

  private BitSet candidates(ExportRequest request) {
    if (!request.contactIds().isEmpty()) {
      return selector.byId(request.contactIds());
    }
    if (!request.listIds().isEmpty()) {
      return selector.onLists(request.listIds());
    }
    return request.tagIds().isEmpty() ? selector.everybody() : selector.tagged(request.tagIds());
  }

  private boolean hasStatus(int contact, String status) {
    return switch (status) {
      case "active" -> book.table().mailable(contact);
      case "unsubscribed" ->
          !book.table().deleted(contact)
              && book.table().permission(contact) == Permission.UNSUBSCRIBED;
      case "removed" -> book.table().deleted(contact);
      default -> !book.table().deleted(contact);
    };
  }
}
