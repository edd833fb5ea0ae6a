package dev.listkeeper.server.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample files: always the same, and as untidy as intended. */
class SampleShopTest {
  private static final int PEOPLE = 20_000;
  private static final List<String> FILES =
      List.of(SampleShop.CONTACTS, SampleShop.ORDERS, SampleShop.NEWSLETTER);

  private static SampleFiles shop;

  @TempDir Path folder;

  @BeforeAll
  static void write(@TempDir Path shared) throws IOException {
    shop = SampleFiles.write(shared, PEOPLE);
  }

  @Test
  void theSameBytesOnEveryMachineAndInEveryLocale() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      SampleShop.writeIfAbsent(folder.resolve("turkish"), 1_000);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      SampleShop.writeIfAbsent(folder.resolve("arabic"), 1_000);
    } finally {
      Locale.setDefault(before);
    }
    for (String name : FILES) {
      assertThat(folder.resolve("arabic").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("turkish").resolve(name));
    }
    assertThat(digest(folder.resolve("arabic")))
        .isEqualTo("7e1b06bcf0434b05 3df499a45c9f0c20 6f00f0226894c7af");
  }

  @Test
  void morePeopleBeginWithTheSameOnes() throws IOException {
    SampleShop.writeIfAbsent(folder.resolve("few"), 100);
    SampleShop.writeIfAbsent(folder.resolve("more"), 150);
    for (String name : FILES) {
      assertThat(Files.readAllBytes(folder.resolve("more").resolve(name)))
          .startsWith(Files.readAllBytes(folder.resolve("few").resolve(name)));
    }
  }

  @Test
  void existingFilesStayAsTheyAre() throws IOException {
    Path contacts = Files.writeString(folder.resolve(SampleShop.CONTACTS), "mine");
    assertThat(SampleShop.writeIfAbsent(folder, 10))
        .containsExactly(folder.resolve(SampleShop.ORDERS), folder.resolve(SampleShop.NEWSLETTER));
    assertThat(contacts).hasContent("mine");
    assertThat(SampleShop.writeIfAbsent(folder, 20)).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void twoHundredThousandPeopleTakeSeconds() {
    long start = System.nanoTime();
    SampleShop.writeIfAbsent(folder, 200_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void contactsAreAsUntidyAsRealOnes() {
    assertThat(shop.contacts()).hasSize(PEOPLE);
    assertThat(shop.contacts()).extracting(row -> row.get("id")).doesNotHaveDuplicates();
    assertThat(shop.contacts().getFirst().get("id")).isEqualTo("C000001");
    assertThat(shop.share(row -> row.get("email").isEmpty())).isCloseTo(0.02, within(0.004));
    assertThat(shop.share(SampleFiles::malformed)).isCloseTo(0.01, within(0.003));
    assertThat(shop.duplicates()).isCloseTo(0.02, within(0.004));
    assertThat(shop.share(SampleFiles::nonAsciiLocalPart)).isCloseTo(0.005, within(0.002));
    assertThat(shop.share(row -> row.get("first_name").isEmpty())).isBetween(0.01, 0.02);
    assertThat(shop.share(row -> row.get("last_name").isEmpty())).isBetween(0.015, 0.025);
    assertThat(shop.share(row -> row.get("last_name").length() > 50)).isBetween(0.005, 0.015);
    assertThat(shop.share(row -> row.get("email").length() > 80)).isPositive();
  }

  @Test
  void namesAreOfManyLanguages() throws IOException {
    String text = Files.readString(shop.folder().resolve(SampleShop.CONTACTS));
    assertThat(text).containsPattern("[õä]").containsPattern("[éèç]").containsPattern("[łśń]");
    assertThat(text).containsPattern("\\p{IsCyrillic}").containsPattern("\\p{IsHan}");
  }

  @Test
  void onlyReservedDomainsAppear() throws IOException {
    Pattern domain = Pattern.compile("@+([\\w.-]*)");
    for (String name : FILES) {
      String text = Files.readString(shop.folder().resolve(name), ISO_8859_1);
      assertThat(
              domain.matcher(text).results().map(found -> found.group(1).toLowerCase(Locale.ROOT)))
          .isSubsetOf("example.com", "example.org", "example.net");
    }
  }

  @Test
  void ordersReferToContactsAndSomeLinesAreBroken() throws IOException {
    List<String> lines = Files.readAllLines(shop.folder().resolve(SampleShop.ORDERS), UTF_8);
    assertThat(lines.size() - 1).isBetween(PEOPLE * 2, PEOPLE * 4);
    assertThat(shop.brokenOrders() / (double) lines.size()).isCloseTo(0.001, within(0.0005));
    assertThat(shop.ordersPerContact().values()).allMatch(count -> count <= 12);
    assertThat(shop.contactIds().containsAll(shop.ordersPerContact().keySet())).isTrue();
    assertThat(lines.get(1))
        .matches("O0000001;C\\d{6};\\d{1,2}\\.\\d{1,2}\\.\\d{4};.*;\\d;\\d+\\.\\d\\d");
  }

  @Test
  void theNewsletterFileIsWindows1252WithOneLineAContact() {
    assertThat(shop.newsletter()).extracting(row -> row.get("contact_id")).doesNotHaveDuplicates();
    assertThat(shop.newsletter())
        .extracting(row -> row.get("form"))
        .contains("Café „Õun“", "Offre d’été: 5 €");
    assertThat(shop.newsletter())
        .extracting(row -> row.get("consent"))
        .contains("true", "false", "");
  }

  @Test
  void nineInTenOfTheSegmentCanBeSent() {
    assertThat(shop.segment()).hasSizeBetween(PEOPLE * 3 / 10, PEOPLE * 6 / 10);
    assertThat(shop.sendable(shop.segment())).isBetween(0.90, 0.98);
  }

  private static String digest(Path folder) throws IOException, NoSuchAlgorithmException {
    StringBuilder text = new StringBuilder();
    for (String name : FILES) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name)));
      text.append(text.isEmpty() ? "" : " ").append(HexFormat.of().formatHex(hash, 0, 8));
    }
    return text.toString();
  }
}
