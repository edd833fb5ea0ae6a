package dev.listkeeper.simulation;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.workspace.Status;
import java.util.List;

/** Once nothing goes wrong any more, runs end, and the second is successful and sends nothing. */
final class EndsWell {
  private static final String NAME = "EndsWell";

  private EndsWell() {}

  static void checkAllDone(List<ExportRun> unfinished) {
    if (!unfinished.isEmpty()) {
      throw new Violation(NAME, "Runs do not end: " + unfinished);
    }
  }

  static void check(ExportRun last) {
    if (last.status() != Status.SUCCESSFUL) {
      throw new Violation(NAME, "Nothing goes wrong, and a run ends thus: " + last);
    }
    if (last.imports() > 0) {
      throw new Violation(NAME, "Nothing changed, and a run sends: " + last);
    }
  }
}
