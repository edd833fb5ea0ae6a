package dev.listkeeper.constantcontact.sandbox.activity;

import java.io.IOException;
import java.util.function.Consumer;

/** The rows of an import, in the order given. */
interface ImportData {
  /** How many lines are looked at, the header line included. */
  int MOST_LINES = 40_000;

  /** Hands over all rows that are looked at. */
  void forEach(Consumer<ImportRow> action) throws IOException;
}
