package dev.listkeeper.server.workspace;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Workspace;
import java.util.List;

/**
 * Refuses a change that brings in a column the tables, as last read, do not have, or a use that
 * does not fit its type. What was wrong before the change is left to the refresh to say, so that
 * one mistake does not keep others from being mended; and nothing is said about tables not read
 * yet, or defined otherwise since.
 */
public final class ColumnCheck {
  private final Snapshots snapshots;
  private final Workspace workspace;

  public ColumnCheck(Snapshots snapshots, Workspace workspace) {
    this.snapshots = snapshots;
    this.workspace = workspace;
  }

  /**
   * Compares with the tables.
   *
   * @throws Problem UNKNOWN_COLUMN, WRONG_TYPE or PATH_NOT_FOUND, naming the definition
   */
  void check(Contents before, Contents after) {
    List<ColumnMistakes.Mistake> old = mistakes(before, before);
    mistakes(before, after).stream()
        .filter(mistake -> !old.contains(mistake))
        .findFirst()
        .ifPresent(mistake -> {
          throw new Problem(
              mistake.code(),
              mistake.by()
                  + ": "
                  + mistake.sentence()
                  + " So the tables were when they were last read; if the files have changed since,"
                  + " refresh their data source first.");
        });
  }

  private List<ColumnMistakes.Mistake> mistakes(Contents stored, Contents contents) {
    return ColumnMistakes.of(contents, ReadTables.of(snapshots, stored, contents), workspace);
  }
}
