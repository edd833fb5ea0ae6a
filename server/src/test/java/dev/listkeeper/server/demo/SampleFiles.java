package dev.listkeeper.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sample files read back by other means than the product's, so that both can't be wrong alike.
 */
record SampleFiles(
    Path folder,
    List<Map<String, String>> contacts,
    List<Map<String, String>> newsletter,
    List<List<String>> orderLines) {
  private static final Pattern SENDABLE =
      Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*@example\\.(com|org|net)");
  private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("d.M.uuuu");

  static SampleFiles write(Path folder, int people) throws IOException {
    SampleShop.writeIfAbsent(folder, people);
    return new SampleFiles(
        folder,
        named(folder.resolve(SampleShop.CONTACTS), ',', UTF_8),
        named(folder.resolve(SampleShop.NEWSLETTER), '\t', Charset.forName("windows-1252")),
        Files.readAllLines(folder.resolve(SampleShop.ORDERS), UTF_8).stream()
            .skip(1)
            .map(line -> List.of(line.replaceAll("\"[^\"]*;[^\"]*\"", "quoted").split(";", -1)))
            .toList());
  }

  private static List<Map<String, String>> named(Path file, char separator, Charset charset)
      throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(file, charset)) {
      return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    }
  }

  static String normalised(Map<String, String> contact) {
    return contact.get("email").strip().toLowerCase(Locale.ROOT);
  }

  static boolean malformed(Map<String, String> contact) {
    String address = normalised(contact);
    return !address.isEmpty()
        && !nonAsciiLocalPart(contact)
        && (!SENDABLE.matcher(address).matches() || address.indexOf('@') > 64);
  }

  static boolean nonAsciiLocalPart(Map<String, String> contact) {
    return contact.get("email").codePoints().anyMatch(c -> c > 127);
  }

  double share(Predicate<Map<String, String>> quality) {
    return contacts.stream().filter(quality).count() / (double) contacts.size();
  }

  /** How many of all contacts have a good address that an earlier one has. */
  double duplicates() {
    Set<String> seen = new HashSet<>();
    return share(contact ->
        SENDABLE.matcher(normalised(contact)).matches() && !seen.add(normalised(contact)));
  }

  Set<String> contactIds() {
    return contacts.stream().map(row -> row.get("id")).collect(Collectors.toSet());
  }

  long brokenOrders() {
    return orderLines.stream().filter(fields -> fields.size() != 6).count();
  }

  Map<String, Integer> ordersPerContact() {
    Map<String, Integer> counts = new HashMap<>();
    orderLines.forEach(fields -> counts.merge(fields.get(1), 1, Integer::sum));
    return counts;
  }

  /** The contacts that the segment of the demo's workspace file selects. */
  List<Map<String, String>> segment() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    Set<String> bought =
        orderLines.stream()
            .filter(fields -> fields.size() == 6)
            .filter(fields -> !LocalDate.parse(fields.get(2), DOTTED).isBefore(first))
            .map(fields -> fields.get(1))
            .collect(Collectors.toSet());
    Set<String> consenting =
        newsletter.stream()
            .filter(row -> row.get("consent").equals("true"))
            .map(row -> row.get("contact_id"))
            .collect(Collectors.toSet());
    return contacts.stream()
        .filter(row -> consenting.contains(row.get("id")))
        .filter(row ->
            bought.contains(row.get("id")) || Integer.parseInt(row.get("loyalty_points")) >= 700)
        .toList();
  }

  /** The share of people who have a good address that nobody else among them has before. */
  double sendable(List<Map<String, String>> people) {
    Set<String> addresses =
        people.stream()
            .filter(contact -> !malformed(contact) && !nonAsciiLocalPart(contact))
            .map(SampleFiles::normalised)
            .filter(address -> !address.isEmpty())
            .collect(Collectors.toSet());
    return addresses.size() / (double) people.size();
  }
}
