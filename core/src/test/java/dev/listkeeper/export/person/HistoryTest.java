package dev.listkeeper.export.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.export.person.Person.InRun;
import dev.listkeeper.export.person.Person.Verdict;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is concluded of somebody in runs that hold no row of them. */
class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final List<ExportRun> runs = new ArrayList<>();
  private final Set<Long> kept = new HashSet<>();
  private final Map<Long, List<History.Row>> rows = new HashMap<>();

  @Test
  void whoCameToTheListAndWasLeftAsIsWasUnchanged() {
    run(0, row(Verdict.ADDED, true));
    run(0);

    assertThat(verdicts(true, true)).containsExactly(Verdict.UNCHANGED, Verdict.ADDED);
  }

  @Test
  void whereOthersStayWithoutBeingMembersNobodyKnows() {
    run(0, row(Verdict.ADDED, true));
    run(1);

    assertThat(verdicts(true, true)).containsExactly(Verdict.UNCHANGED_OR_NO_MEMBER, Verdict.ADDED);
  }

  @Test
  void whoIsNotOursOrNoLongerOnTheListMayHaveGone() {
    run(0, row(Verdict.UPDATED, false));
    run(0);

    assertThat(verdicts(true, true).getFirst()).isEqualTo(Verdict.UNCHANGED_OR_NO_MEMBER);
    rows.clear();
    rows.put(1L, List.of(row(Verdict.ADDED, true)));
    assertThat(verdicts(true, false).getFirst()).isEqualTo(Verdict.UNCHANGED_OR_NO_MEMBER);
  }

  @Test
  void whoWasRemovedOrNeverThereIsNoMember() {
    run(0);
    run(0, row(Verdict.ADDED, true));
    run(0, row(Verdict.REMOVED, true));
    run(0);

    assertThat(verdicts(true, false))
        .containsExactly(Verdict.NO_MEMBER, Verdict.REMOVED, Verdict.ADDED, Verdict.NO_MEMBER);
    assertThat(verdicts(false, false).getLast())
        .as("older runs are gone")
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whoseAddressChangedIsThereUnderTheNewOne() {
    run(0, row(Verdict.ADDED, true));
    run(0, row(Verdict.ADDED, true), row(Verdict.REMOVED, true));
    run(0);

    assertThat(verdicts(true, true).getFirst()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void aPlanTeachesNothingAndARunThatLeftNothingSaysSo() {
    run(0, row(Verdict.ADDED, true));
    add(Extent.PLAN_ONLY, 0, List.of(row(Verdict.REMOVED, true)));
    add(Extent.CHANGES, 0, List.of());
    kept.remove(3L);
    run(0);

    assertThat(verdicts(true, true))
        .containsExactly(Verdict.UNCHANGED, Verdict.NOTHING_KEPT, Verdict.REMOVED, Verdict.ADDED);
  }

  private List<Verdict> verdicts(boolean whole, boolean onTheList) {
    return new History("C1", whole, onTheList)
        .of(runs, kept, rows).stream().map(InRun::verdict).toList();
  }

  private void run(long staying, History.Row... found) {
    add(Extent.CHANGES, staying, List.of(found));
  }

  private void add(Extent extent, long staying, List<History.Row> found) {
    long id = runs.size() + 1L;
    RunCounts none = RunCounts.NONE;
    RunCounts counts =
        new RunCounts(
            0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, staying, 0, 0, 0, 0, 0, 0, 0, none.removals());
    runs.add(
        ExportRun.queued(
                id,
                new Key("spring"),
                (int) id,
                new ExportRun.Request(Trigger.ON_DEMAND, "ana", extent, NOW))
            .counted(counts)
            .ended(Status.SUCCESSFUL, Optional.empty(), NOW));
    kept.add(id);
    rows.put(id, found);
  }

  private static History.Row row(Verdict verdict, boolean ours) {
    return new History.Row(
        Optional.of("c1@example.org"), verdict, Optional.empty(), Optional.empty(), ours);
  }
}
