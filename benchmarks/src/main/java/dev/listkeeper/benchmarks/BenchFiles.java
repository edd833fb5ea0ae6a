package dev.listkeeper.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * The source files: contacts of 12 columns with clean addresses, and ten orders a contact. The same
 * sizes give the same bytes.
 */
record BenchFiles(Path folder, long profiles) {
  static final long ORDERS_PER_PROFILE = 10;
  static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 1);

  private static final long SEED = 1;
  private static final String[] FIRST = {"Ann", "Ben", "Cilla", "Dan", "Eve", "Õie", "Jürgen"};
  private static final String[] LAST = {"Tamm", "Smith", "Silva", "Mägi", "O'Brien", "Larsson"};
  private static final String[] COUNTRIES = {"EE", "FI", "SE", "US", "DE", "FR", "BR", "GB"};

  Path contacts() {
    return folder.resolve("contacts.csv");
  }

  Path orders() {
    return folder.resolve("orders.csv");
  }

  long orderCount() {
    return profiles * ORDERS_PER_PROFILE;
  }

  void write() {
    try {
      Files.createDirectories(folder);
      writeContacts(false);
      writeOrders();
    } catch (IOException e) {
      throw new UncheckedIOException("The files to measure with can't be written.", e);
    }
  }

  /** How many are gone on the next day, and how many others have another name. */
  long hundredth() {
    return profiles / 100;
  }

  /** The contacts of the next day: one in a hundred is gone, another one has a new name. */
  void writeNextDay() {
    try {
      writeContacts(true);
    } catch (IOException e) {
      throw new UncheckedIOException("The files to measure with can't be written.", e);
    }
  }

  private void writeContacts(boolean nextDay) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    try (BufferedWriter out = Files.newBufferedWriter(contacts())) {
      out.write(
          "id,email,first_name,last_name,country,city,postal_code,phone,birth_date,points,member,"
              + "changed_at\n");
      for (long id = 1; id <= profiles; id++) {
        int pick = random.nextInt(1 << 20);
        if (nextDay && id % 100 == 0) {
          continue;
        }
        String married = nextDay && id % 100 == 50 ? "-Next" : "";
        out.write(
            id
                + ",person."
                + id
                + "@example.org,"
                + FIRST[pick % FIRST.length]
                + ","
                + LAST[pick % LAST.length]
                + married
                + ","
                + COUNTRIES[pick % COUNTRIES.length]
                + ",Town "
                + pick % 900
                + ","
                + (10_000 + pick % 89_999)
                + ",+372 5"
                + (1_000_000 + pick)
                + ","
                + LAST_DAY.minusDays(7_000 + pick % 20_000)
                + ","
                + pick % 1_000
                + ","
                + (pick % 3 == 0)
                + ","
                + LAST_DAY.minusDays(pick % 700)
                + "T10:00:00Z\n");
      }
    }
  }

  private void writeOrders() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    try (BufferedWriter out = Files.newBufferedWriter(orders())) {
      out.write("order_id,contact_id,ordered_on,total\n");
      for (long id = 1; id <= orderCount(); id++) {
        int cents = random.nextInt(20_000);
        out.write(
            id
                + ","
                + random.nextLong(1, profiles + 1)
                + ","
                + LAST_DAY.minusDays(random.nextInt(700))
                + ","
                + cents / 100
                + "."
                + cents / 10 % 10
                + cents % 10
                + "\n");
      }
    }
  }
}
