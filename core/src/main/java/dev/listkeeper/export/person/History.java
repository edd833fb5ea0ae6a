package dev.listkeeper.export.person;

import dev.listkeeper.export.person.Person.InRun;
import dev.listkeeper.export.person.Person.Verdict;
import dev.listkeeper.export.run.ExportRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one customer in the runs of one export. Runs keep no row of the unchanged; that
 * somebody was, is concluded where it is certain.
 */
final class History {
  private final String customer;
  private final boolean whole;
  private final boolean onTheList;

  /** Whether their values came to the list and they were not removed since. */
  private boolean there;

  /** Whether the last thing known is that they came there, as ours. */
  private boolean certain;

  /**
   * @param whole whether the runs are all there ever were
   * @param onTheList whether they are known to be on the list now; who is not may have left it at
   *     any time since
   */
  History(String customer, boolean whole, boolean onTheList) {
    this.customer = customer;
    this.whole = whole;
    this.onTheList = onTheList;
  }

  /**
   * A row of a run's outcomes.
   *
   * @param ours whether the address is one the export put on the list
   */
  record Row(
      Optional<String> address,
      Verdict verdict,
      Optional<String> reason,
      Optional<String> winner,
      boolean ours) {}

  /**
   * The customer's runs, the newest first.
   *
   * @param runs the oldest first
   * @param kept ids of runs that left outcomes behind
   * @param rows by id of the run; a customer whose address changed has two in one
   */
  List<InRun> of(List<ExportRun> runs, Set<Long> kept, Map<Long, List<Row>> rows) {
    List<InRun> all = new ArrayList<>();
    for (ExportRun run : runs) {
      if (!kept.contains(run.id())) {
        all.add(concluded(run, Verdict.NOTHING_KEPT));
        continue;
      }
      List<Row> here = rows.getOrDefault(run.id(), List.of());
      if (here.isEmpty()) {
        all.add(concluded(run, withoutARow(run)));
      }
      // Removed under the old address comes before added under the new one.
      here.stream()
          .sorted(Comparator.comparing(row -> row.verdict() != Verdict.REMOVED))
          .forEach(row -> {
            learn(run, row);
            all.add(said(run, row));
          });
    }
    return all.reversed();
  }

  private void learn(ExportRun run, Row row) {
    if (run.extent().sends()) {
      switch (row.verdict()) {
        case ADDED, UPDATED -> {
          there = true;
          certain = row.ours();
        }
        case REMOVED -> {
          there = false;
          certain = false;
        }
        default -> certain = false;
      }
    }
  }

  /**
   * Nobody of ours on the list who is no longer a member stays there in most runs, and the run
   * counts them: where there are none, who is on the list is a member, and was left as is.
   */
  private Verdict withoutARow(ExportRun run) {
    if (!there) {
      return whole ? Verdict.NO_MEMBER : Verdict.UNKNOWN;
    }
    boolean sure = certain && onTheList && run.counts().staying() == 0;
    return sure ? Verdict.UNCHANGED : Verdict.UNCHANGED_OR_NO_MEMBER;
  }

  private InRun concluded(ExportRun run, Verdict verdict) {
    return said(run, new Row(Optional.empty(), verdict, Optional.empty(), Optional.empty(), false));
  }

  private InRun said(ExportRun run, Row row) {
    return new InRun(
        run.number(),
        run.endedAt().orElse(run.queuedAt()),
        run.status(),
        run.extent(),
        customer,
        row.address(),
        row.verdict(),
        row.reason(),
        row.winner());
  }
}
