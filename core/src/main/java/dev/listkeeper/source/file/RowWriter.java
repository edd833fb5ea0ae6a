package dev.listkeeper.source.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Passes well-formed rows on, and looks at every value for the types of the columns. */
final class RowWriter {
  private final RowSplitter splitter;
  private final char quote;
  private final TypeGuess[] guesses;
  private final StagedRows out;

  RowWriter(RowSplitter splitter, Dialect dialect, List<TypeGuess> guesses, StagedRows out) {
    this.splitter = splitter;
    this.quote = dialect.quote().orElse('"');
    this.guesses = guesses.toArray(TypeGuess[]::new);
    this.out = out;
  }

  /** Writes the splitter's row; the fault when it has too few or too many fields. */
  Optional<RowFault> write() {
    Fields fields = splitter.fields();
    if (!fields.fits(guesses.length)) {
      return Optional.of(new RowFault.FieldCount(fields.count(), guesses.length));
    }
    out.number(splitter.line());
    byte[] bytes = splitter.bytes();
    for (int field = 0; field < guesses.length; field++) {
      write(bytes, fields, field);
    }
    out.endRow();
    return Optional.empty();
  }

  private void write(byte[] bytes, Fields fields, int field) {
    int start = fields.start(field);
    int end = fields.end(field);
    if (start == end) {
      out.absent();
    } else if (fields.isPlain(field)) {
      guesses[field].see(bytes, start, end);
      out.field(bytes, start, end);
    } else {
      guesses[field].seeText();
      if (fields.isAlreadyDoubled(field)) {
        out.field(bytes, start, end);
      } else {
        byte[] doubled =
            fields.text(bytes, field, quote).replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
        out.field(doubled, 0, doubled.length);
      }
    }
  }
}
