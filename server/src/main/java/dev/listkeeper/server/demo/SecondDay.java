package dev.listkeeper.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.ListId;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens between the demo's first and second day: in the shop's files, and at Constant
 * Contact. It happens once; the file {@code second-day.json} keeps to whom.
 */
final class SecondDay {
  private static final String MARK = "second-day.json";
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String NEW_CUSTOMER = "C-NEW-1";
  private static final String NEW_ADDRESS = "new.customer@example.net";
  private static final String FOREIGN_ADDRESS = "walk.in@example.org";

  /** Things that happen to people on lists. */
  enum Deed {
    WITHDREW("withdrew consent in the shop"),
    RENAMED("has another last name"),
    MOVED("has another address"),
    UNSUBSCRIBED("unsubscribed by the link in a mail"),
    LEFT("left this list on the preference page"),
    DELETED("was deleted in Constant Contact"),
    JOINED("is a new customer who signed up"),
    BY_HAND("was put on the list by hand in Constant Contact");

    private final String words;

    Deed(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * One of them.
   *
   * @param customerId empty for somebody who is no customer
   * @param address on the first day; on the second for somebody new
   */
  record Event(Deed deed, String customerId, String name, String address) {
    /** The address from the second day on. */
    String newAddress() {
      return deed == Deed.MOVED ? "moved." + address : address;
    }

    /** Whether somebody of that address is to be on the list in the end. */
    boolean endsOnTheList() {
      return switch (deed) {
        case RENAMED, MOVED, JOINED, BY_HAND -> true;
        case WITHDREW, UNSUBSCRIBED, LEFT, DELETED -> false;
      };
    }
  }

  private final DemoHome home;
  private final Sandbox sandbox;
  private final String list;

  SecondDay(DemoHome home, Sandbox sandbox, ListId list) {
    this.home = home;
    this.sandbox = sandbox;
    this.list = list.value();
  }

  /** Lets it happen, unless it has; to whom. */
  List<Event> happen() {
    Path mark = home.folder().resolve(MARK);
    try {
      if (Files.exists(mark)) {
        return JsonMapper.shared()
            .readValue(Files.readString(mark), new TypeReference<List<Event>>() {});
      }
      List<NamedCsvRecord> contacts = contacts();
      List<Event> events = events(contacts);
      inTheShop(contacts, events);
      events.forEach(this::atConstantContact);
      Files.writeString(mark, JsonMapper.shared().writeValueAsString(events));
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's files can't be changed for the second day.", e);
    }
  }

  private List<NamedCsvRecord> contacts() throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(home.inbox().resolve(SampleShop.CONTACTS), UTF_8)) {
      return reader.stream().toList();
    }
  }

  /**
   * To one person on the list each, the first ones of the file who share their address with nobody;
   * and to two new ones.
   */
  private List<Event> events(List<NamedCsvRecord> contacts) {
    Set<String> members = sandbox.members(list);
    Map<String, Long> owners =
        contacts.stream().collect(Collectors.groupingBy(SecondDay::address, Collectors.counting()));
    List<NamedCsvRecord> listed =
        contacts.stream()
            .filter(contact -> members.contains(address(contact)))
            .filter(contact -> Long.valueOf(1).equals(owners.get(address(contact))))
            .toList();
    List<Deed> deeds =
        List.of(
            Deed.WITHDREW, Deed.RENAMED, Deed.MOVED, Deed.UNSUBSCRIBED, Deed.LEFT, Deed.DELETED);
    if (listed.size() < deeds.size()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The second day takes at least "
              + deeds.size()
              + " people on the list; begin anew with more --profiles.");
    }
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < deeds.size(); i++) {
      NamedCsvRecord person = listed.get(i);
      events.add(
          new Event(
              deeds.get(i),
              person.getField("id"),
              person.getField("first_name") + " " + person.getField("last_name"),
              address(person)));
    }
    events.add(new Event(Deed.JOINED, NEW_CUSTOMER, "Nora New", NEW_ADDRESS));
    events.add(new Event(Deed.BY_HAND, "", "Wim Walk-In", FOREIGN_ADDRESS));
    return events;
  }

  private static String address(NamedCsvRecord contact) {
    return contact.getField("email").strip().toLowerCase(Locale.ROOT);
  }

  private void inTheShop(List<NamedCsvRecord> contacts, List<Event> events) throws IOException {
    Map<String, Event> byCustomer = new LinkedHashMap<>();
    events.forEach(event -> byCustomer.put(event.customerId(), event));
    Path file = home.inbox().resolve(SampleShop.CONTACTS);
    Path changed = file.resolveSibling("contacts.changed");
    try (CsvWriter out =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(changed, UTF_8)) {
      out.writeRecord(contacts.getFirst().getHeader());
      for (NamedCsvRecord contact : contacts) {
        out.writeRecord(changed(contact, byCustomer.get(contact.getField("id"))));
      }
      out.writeRecord(
          NEW_CUSTOMER,
          NEW_ADDRESS,
          "Nora",
          "New",
          "EE",
          "Tartu",
          "1990-05-05",
          "2026-10-31T12:00:00",
          "900");
    }
    Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    signUps(events);
  }

  private static List<String> changed(NamedCsvRecord contact, @Nullable Event event) {
    List<String> fields = new ArrayList<>(contact.getFields());
    List<String> header = contact.getHeader();
    if (event != null && event.deed() == Deed.RENAMED) {
      fields.set(header.indexOf("last_name"), contact.getField("last_name") + "-Newname");
    }
    if (event != null && event.deed() == Deed.MOVED) {
      fields.set(header.indexOf("email"), event.newAddress());
    }
    return fields;
  }

  private void signUps(List<Event> events) throws IOException {
    Path file = home.inbox().resolve(SampleShop.NEWSLETTER);
    String withdrew =
        events.stream()
            .filter(event -> event.deed() == Deed.WITHDREW)
            .map(Event::customerId)
            .findFirst()
            .orElseThrow();
    List<String> lines =
        new ArrayList<>(
            Files.readString(file, WINDOWS)
                .lines()
                .map(line ->
                    line.startsWith(withdrew + "\t")
                        ? line.replaceFirst("\ttrue\t", "\tfalse\t")
                        : line)
                .toList());
    lines.add(NEW_CUSTOMER + "\ttrue\t2026-10-31\tWeb");
    Files.writeString(file, String.join("\r\n", lines) + "\r\n", WINDOWS);
  }

  private void atConstantContact(Event event) {
    switch (event.deed()) {
      case UNSUBSCRIBED -> sandbox.unsubscribe(event.address());
      case LEFT -> sandbox.removeFromList(event.address(), list);
      case DELETED -> sandbox.deleteContact(event.address());
      case BY_HAND ->
          sandbox.seedCsv(
              "email,first_name,last_name\n%s,Wim,Walk-In\n".formatted(event.address()), list);
      case WITHDREW, RENAMED, MOVED, JOINED -> {
        // in the shop's files
      }
    }
  }

  /** Whether the list holds whom it should after the run, by the sandbox's own account. */
  boolean holds(List<Event> events) {
    Set<String> members = sandbox.members(list);
    return events.stream()
        .allMatch(event ->
            members.contains(event.newAddress()) == event.endsOnTheList()
                && (event.deed() != Deed.MOVED || !members.contains(event.address())));
  }
}
