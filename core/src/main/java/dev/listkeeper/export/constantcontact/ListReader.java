package dev.listkeeper.export.constantcontact;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.activity.ActivityState;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.constantcontact.list.MembershipCount;
import dev.listkeeper.export.AddressRules;
import dev.listkeeper.export.plan.Suppressed;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.StagedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads who is on a list, by an export activity: a few calls, whatever the size. */
final class ListReader {
  /** Heading of the address column; the service's documentation spells headings in several ways. */
  private static final List<String> ADDRESS_HEADINGS =
      List.of("email address", "email_address", "email");

  private static final System.Logger LOG = System.getLogger(ListReader.class.getName());

  private static final List<String> COLUMNS = List.of("email_address");

  private static final int TRIES = 3;

  /** What the service writes and what it counts may lag behind each other for a while. */
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Waiting waiting;

  ListReader(Waiting waiting) {
    this.waiting = waiting;
  }

  /**
   * The addresses on a list, each once. Files are written to the folder and must live as long as
   * the query.
   *
   * <p>A file may hold more people than the list counts as active: those who have given no
   * permission yet are on it too. One that holds more than all of its members is older than the
   * count, or the count is: it is read once more, and that reading counts, since the count lags
   * after changes. Fewer people than are active is a file that is not whole.
   *
   * @throws Problem SERVICE_FAILED if no file comes, or none that is whole: one that can't be read
   *     or holds fewer people than the list's own count is asked for again, a few times
   */
  Query addresses(ConnectedAccount account, ListId list, Path folder) {
    for (int attempt = 1; ; attempt++) {
      Path file = folder.resolve("list-" + UUID.randomUUID() + ".txt");
      Optional<String> flaw = flaw(account, list, file, attempt == 1);
      if (flaw.isEmpty()) {
        return new Query.Distinct(new Query.Staged(file, Suppressed.LISTED.names()));
      }
      if (attempt == TRIES) {
        throw new Problem(
            ProblemCode.SERVICE_FAILED, flaw.get() + "; run the export again in a while.");
      }
      waiting.pause(BETWEEN_TRIES);
    }
  }

  /**
   * Exports the list to a file; says what is wrong with it, if anything.
   *
   * @param strict whether more people than the list has at all are wrong, too
   */
  private Optional<String> flaw(ConnectedAccount account, ListId list, Path file, boolean strict) {
    Activity started = account.activities().startExport(List.of(list), COLUMNS, Optional.empty());
    Read read = read(account, started, "the list", file);
    if (read.flaw().isPresent()) {
      return read.flaw();
    }
    long rows = read.rows();
    int counted = members(account, list, MembershipCount.ACTIVE);
    boolean aged = strict && rows > counted && rows > members(account, list, MembershipCount.ALL);
    return rows >= counted && !aged
        ? Optional.empty()
        : Optional.of(
            "Constant Contact's export of the list holds "
                + rows
                + " people, the list's own count says "
                + counted);
  }

  private static int members(ConnectedAccount account, ListId list, MembershipCount which) {
    return account.lists().get(list, which).membershipCount().orElse(0);
  }

  /**
   * The addresses of all contacts of the account, each once. The file is written to the folder and
   * must live as long as the query.
   *
   * @throws Problem SERVICE_FAILED if no file comes that can be read
   */
  Query everybody(ConnectedAccount account, Path folder) {
    Path file = folder.resolve("account-" + UUID.randomUUID() + ".txt");
    Read read =
        read(account, account.activities().startAccountExport(COLUMNS), "the account", file);
    if (read.flaw().isPresent()) {
      throw new Problem(
          ProblemCode.SERVICE_FAILED, read.flaw().get() + "; run the export again in a while.");
    }
    return new Query.Distinct(new Query.Staged(file, Suppressed.LISTED.names()));
  }

  /**
   * What came of reading a file.
   *
   * @param flaw what is wrong with it, as the beginning of a sentence
   */
  private record Read(long rows, Optional<String> flaw) {
    private static Read of(String flaw) {
      return new Read(0, Optional.of(flaw));
    }
  }

  /** Waits for an export and stages its addresses. */
  private Read read(ConnectedAccount account, Activity started, String what, Path file) {
    Activity done =
        waiting.until(
            Polling.of(0),
            "exporting " + what,
            () ->
                Optional.of(account.activities().get(started.id()))
                    .filter(now -> now.state().isTerminal()));
    if (done.state() != ActivityState.COMPLETED) {
      return Read.of("Constant Contact ended the export of " + what + " as " + done.stateText());
    }
    OptionalLong staged;
    try (InputStream csv = account.activities().downloadExport(done)) {
      staged = stage(csv, file);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      LOG.log(System.Logger.Level.WARNING, "A file of {0} broke off: {1}", what, e.getMessage());
      return Read.of("The file of " + what + " from Constant Contact could not be read");
    }
    return staged.isPresent()
        ? new Read(staged.getAsLong(), Optional.empty())
        : Read.of("The file of " + what + " from Constant Contact has no column of addresses");
  }

  /** Rows written; empty when the file has no column of addresses. */
  private static OptionalLong stage(InputStream csv, Path file) throws IOException {
    try (CsvReader<CsvRecord> reader =
            CsvReader.builder().ofCsvRecord(csv, StandardCharsets.UTF_8);
        StagedText out = new StagedText(file)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        return OptionalLong.of(0);
      }
      int column = addressColumn(records.next());
      if (column < 0) {
        return OptionalLong.empty();
      }
      records.forEachRemaining(line -> {
        if (column < line.getFieldCount() && !line.getField(column).isBlank()) {
          out.field(AddressRules.matchForm(line.getField(column)));
          out.endRow();
        }
      });
      return OptionalLong.of(out.rows());
    }
  }

  private static int addressColumn(CsvRecord headings) {
    for (int i = 0; i < headings.getFieldCount(); i++) {
      String heading = headings.getField(i).replace("\ufeff", "").strip().toLowerCase(Locale.ROOT);
      if (ADDRESS_HEADINGS.contains(heading)) {
        return i;
      }
    }
    return -1;
  }
}
