package dev.listkeeper.constantcontact.sandbox.activity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** An import given as a CSV file. */
final class CsvData implements ImportData {
  private final byte[] bytes;
  private final Headings known;
  private final Switches switches;

  CsvData(byte[] bytes, Headings known, Switches switches) {
    this.bytes = bytes;
    this.known = known;
    this.switches = switches;
  }

  /** Counts the rows and refuses a file whose heading row cannot be used. */
  @Unconfirmed(Switch.UNKNOWN_COLUMN_REFUSED)
  int check() throws IOException {
    try (CsvReader<CsvRecord> reader = reader()) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw Refusal.invalid("The file is empty.");
      }
      List<Heading> headings = headings(records.next());
      if (!headings.contains(new Heading.Address())) {
        throw Refusal.invalid("The heading row must contain email.");
      }
      if (switches.on(Switch.UNKNOWN_COLUMN_REFUSED) && headings.contains(new Heading.Unknown())) {
        throw Refusal.invalid("The heading row contains an unknown column.");
      }
      int rows = 0;
      while (rows < MOST_LINES - 1 && records.hasNext()) {
        records.next();
        rows++;
      }
      return rows;
    } catch (CsvParseException e) {
      throw Refusal.invalid("The file is not valid CSV.");
    }
  }

  @Override
  @Documented("contract and guide: lines beyond 40,000, the header included, are not processed")
  public void forEach(Consumer<ImportRow> action) throws IOException {
    try (CsvReader<CsvRecord> reader = reader()) {
      Iterator<CsvRecord> records = reader.iterator();
      List<Heading> headings = headings(records.next());
      for (int number = 1; number < MOST_LINES && records.hasNext(); number++) {
        CsvRecord row = records.next();
        ImportRow.Builder builder = new ImportRow.Builder(known.valuesMustFit());
        int columns = Math.min(headings.size(), row.getFieldCount());
        for (int column = 0; column < columns; column++) {
          builder.put(headings.get(column), row.getField(column));
        }
        action.accept(builder.build(number));
      }
    }
  }

  private List<Heading> headings(CsvRecord record) {
    return record.getFields().stream().map(known::column).toList();
  }

  @Unconfirmed(Switch.BOM_TOLERATED)
  private CsvReader<CsvRecord> reader() {
    return CsvReader.builder()
        .detectBomHeader(switches.on(Switch.BOM_TOLERATED))
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
  }
}
