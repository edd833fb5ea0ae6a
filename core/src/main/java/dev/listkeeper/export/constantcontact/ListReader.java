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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads who is on a list, by an export activity: a few calls, whatever the size. */
final class ListReader {
  /** Heading of the address column; the service's documentation spells headings in several ways. */
  private static final List<String> ADDRESS_HEADINGS =
      List.of("email address", "email_address", "email");

  private static final int TRIES = 2;

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
   * @throws Problem SERVICE_FAILED if the file twice holds fewer people than the list's own count
   */
  Query addresses(ConnectedAccount account, ListId list, Path folder) {
    for (int attempt = 1; ; attempt++) {
      Path file = folder.resolve("list-" + UUID.randomUUID() + ".txt");
      long rows = read(account, list, file);
      int counted = members(account, list, MembershipCount.ACTIVE);
      boolean aged =
          attempt == 1 && rows > counted && rows > members(account, list, MembershipCount.ALL);
      if (rows >= counted && !aged) {
        return new Query.Distinct(new Query.Staged(file, Suppressed.LISTED.names()));
      }
      if (attempt == TRIES) {
        throw new Problem(
            ProblemCode.SERVICE_FAILED,
            "Constant Contact's export of the list holds "
                + rows
                + " people, the list's own count says "
                + counted
                + "; run the export again in a while.");
      }
    }
  }

  private static int members(ConnectedAccount account, ListId list, MembershipCount which) {
    return account.lists().get(list, which).membershipCount().orElse(0);
  }

  private long read(ConnectedAccount account, ListId list, Path file) {
    Activity started =
        account.activities().startExport(List.of(list), List.of("email_address"), Optional.empty());
    Activity done =
        waiting.until(
            Polling.of(0),
            "exporting the list",
            () ->
                Optional.of(account.activities().get(started.id()))
                    .filter(now -> now.state().isTerminal()));
    if (done.state() != ActivityState.COMPLETED) {
      throw new Problem(
          ProblemCode.SERVICE_FAILED,
          "Constant Contact ended the export of the list as "
              + done.stateText()
              + "; run the export again.");
    }
    try (InputStream csv = account.activities().downloadExport(done)) {
      return stage(csv, file);
    } catch (IOException | CsvParseException e) {
      throw new Problem(
          ProblemCode.SERVICE_FAILED,
          "The list's file from Constant Contact could not be read; run the export again.",
          e);
    }
  }

  private static long stage(InputStream csv, Path file) throws IOException {
    try (CsvReader<CsvRecord> reader =
            CsvReader.builder().ofCsvRecord(csv, StandardCharsets.UTF_8);
        StagedText out = new StagedText(file)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        return 0;
      }
      int column = addressColumn(records.next());
      records.forEachRemaining(line -> {
        if (column < line.getFieldCount() && !line.getField(column).isBlank()) {
          out.field(AddressRules.matchForm(line.getField(column)));
          out.endRow();
        }
      });
      return out.rows();
    }
  }

  private static int addressColumn(CsvRecord headings) {
    for (int i = 0; i < headings.getFieldCount(); i++) {
      String heading = headings.getField(i).replace("\ufeff", "").strip().toLowerCase(Locale.ROOT);
      if (ADDRESS_HEADINGS.contains(heading)) {
        return i;
      }
    }
    throw new Problem(
        ProblemCode.SERVICE_FAILED,
        "The list's file from Constant Contact has no column of addresses, only "
            + headings.getFields()
            + ".");
  }
}
