package dev.listkeeper.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes the source files of a made-up shop: contacts, their orders, and who signed up for the
 * newsletter. Each file has a format of its own, as if three systems had written them. The same
 * number of people gives the same bytes everywhere, and the first ones of more people are the same.
 */
public final class SampleShop {
  /** UTF-8, commas. */
  public static final String CONTACTS = "contacts.csv";

  /** UTF-8, semicolons, days as 28.2.2026, and some lines with too few or too many fields. */
  public static final String ORDERS = "orders.csv";

  /** Windows-1252, tabs, CR LF. */
  public static final String NEWSLETTER = "newsletter.tsv";

  /** The last day of which the files tell. */
  public static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 1);

  private static final long SEED = 20_261_101;
  private static final int MOST_ORDERS = 12;
  private static final int MALFORMED_EVERY = 997;
  private static final DateTimeFormatter DOTTED =
      DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);
  private static final List<String> FORMS =
      List.of(
          "Kassa – Tallinn", "Café „Õun“", "Offre d’été: 5 €", "Märts „Kevad“ – 10 €", "Web", "");
  private static final List<String> ITEMS =
      List.of(
          "Coffee beans; 1 kg", "Tea \"Sügis\"", "Honey", "Linen towel", "Teapot", "Candle", "Cup");

  private final Random random = new Random(SEED);
  private final SamplePeople people = new SamplePeople(random);
  private int orders;

  private SampleShop() {}

  /**
   * Writes those of the three files that the folder lacks, and leaves the others alone.
   *
   * @return the files written
   */
  public static List<Path> writeIfAbsent(Path folder, int profiles) {
    List<Path> absent =
        List.of(CONTACTS, ORDERS, NEWSLETTER).stream()
            .map(folder::resolve)
            .filter(Files::notExists)
            .toList();
    if (absent.isEmpty()) {
      return absent;
    }
    try {
      Files.createDirectories(folder);
      new SampleShop().write(folder, profiles);
      for (String name : List.of(CONTACTS, ORDERS, NEWSLETTER)) {
        settle(folder.resolve(name), absent);
      }
      return absent;
    } catch (IOException e) {
      throw new UncheckedIOException("The sample files could not be written to " + folder + ".", e);
    }
  }

  private static void settle(Path file, List<Path> absent) throws IOException {
    if (absent.contains(file)) {
      Files.move(partial(file), file);
    } else {
      Files.delete(partial(file));
    }
  }

  private static Path partial(Path file) {
    return file.resolveSibling(file.getFileName() + ".partial");
  }

  private void write(Path folder, int profiles) throws IOException {
    try (CsvWriter contacts = writer(folder.resolve(CONTACTS), ',', UTF_8, LineDelimiter.LF);
        CsvWriter sales = writer(folder.resolve(ORDERS), ';', UTF_8, LineDelimiter.LF);
        CsvWriter newsletter =
            writer(
                folder.resolve(NEWSLETTER),
                '\t',
                Charset.forName("windows-1252"),
                LineDelimiter.CRLF)) {
      contacts.writeRecord(
          "id",
          "email",
          "first_name",
          "last_name",
          "country",
          "city",
          "birth_date",
          "registered_at",
          "loyalty_points");
      sales.writeRecord("order_id", "contact_id", "ordered_on", "item", "quantity", "amount");
      newsletter.writeRecord("contact_id", "consent", "signed_up_on", "form");
      for (int number = 1; number <= profiles; number++) {
        SampleContact contact = people.next(number);
        write(contact, contacts);
        writeOrders(contact, sales);
        writeSignUp(contact, newsletter);
      }
    }
  }

  private static CsvWriter writer(Path file, char separator, Charset charset, LineDelimiter end)
      throws IOException {
    return CsvWriter.builder()
        .fieldSeparator(separator)
        .lineDelimiter(end)
        .build(partial(file), charset);
  }

  private static void write(SampleContact contact, CsvWriter contacts) {
    contacts.writeRecord(
        contact.id(),
        contact.email(),
        contact.firstName(),
        contact.lastName(),
        contact.country(),
        contact.city(),
        contact.born().toString(),
        contact.registered().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
        Integer.toString(contact.loyaltyPoints()));
  }

  /** No orders at all for three in ten; the others have up to twelve, more often few. */
  private void writeOrders(SampleContact contact, CsvWriter sales) {
    int count = random.nextInt(10) < 3 ? 0 : 1 + random.nextInt(1 + random.nextInt(MOST_ORDERS));
    for (int i = 0; i < count; i++) {
      orders++;
      int quantity = 1 + random.nextInt(5);
      int cents = quantity * (250 + random.nextInt(4_000));
      List<String> fields = new ArrayList<>();
      fields.add(String.format(Locale.ROOT, "O%07d", orders));
      fields.add(contact.id());
      fields.add(dayBetween(contact.registered().toLocalDate()).format(DOTTED));
      fields.add(SampleNames.pick(ITEMS, random));
      fields.add(Integer.toString(quantity));
      fields.add(String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100));
      sales.writeRecord(orders % MALFORMED_EVERY == 0 ? mangled(fields) : fields);
    }
  }

  private List<String> mangled(List<String> fields) {
    if (random.nextBoolean()) {
      return fields.subList(0, 4);
    }
    fields.add("left at the gate");
    return fields;
  }

  /** Most signed up, most of those consent, a few left the answer open. */
  private void writeSignUp(SampleContact contact, CsvWriter newsletter) {
    int roll = random.nextInt(100);
    if (roll >= 85) {
      return;
    }
    newsletter.writeRecord(
        contact.id(),
        roll < 65 ? "true" : roll < 84 ? "false" : "",
        dayBetween(contact.registered().toLocalDate()).toString(),
        SampleNames.pick(FORMS, random));
  }

  private LocalDate dayBetween(LocalDate first) {
    long days = LAST_DAY.toEpochDay() - first.toEpochDay();
    return first.plusDays(random.nextInt((int) days + 1));
  }
}
