package dev.listkeeper.server.workspace;

import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import java.util.Set;

/** Rows of people go with the definition they were made for. */
public final class UnneededRows {
  private final Sections sections;
  private final Snapshots snapshots;

  public UnneededRows(Sections sections, Snapshots snapshots) {
    this.sections = sections;
    this.snapshots = snapshots;
  }

  /** Forgets what belongs to a source, table, segment or export that is not defined any more. */
  public void drop() {
    Contents defined = sections.stored();
    Set<String> tables = References.tables(defined);
    Set<String> segments = References.keys(defined.segments());
    Set<String> exports = References.keys(defined.exports());
    snapshots.retainOnly(dataset ->
        switch (dataset.kind()) {
          case TABLE, REJECTS -> tables.contains(dataset.subject());
          case CUSTOMERS -> defined.customers().isPresent();
          case MEMBERS -> segments.contains(dataset.subject());
          // Of an export, also on a list it had before: it may get that list again.
          case LISTED, PLAN, REMOVALS, NOTICED, OUTCOMES, LEDGER ->
              exports.contains(exportOf(dataset));
          case SUPPRESSED, OPT_OUTS, CONTACTS -> true; // of an account, whatever is exported to it
        });
  }

  /** Its subject is the export's key, a dot, and a list or the number of a run. */
  private static String exportOf(DatasetName dataset) {
    String subject = dataset.subject();
    return subject.substring(0, subject.indexOf('.'));
  }
}
