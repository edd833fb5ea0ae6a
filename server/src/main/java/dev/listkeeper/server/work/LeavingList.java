package dev.listkeeper.server.work;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.store.StoredLeavings.Leaving;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detaches or removes exports whose people were taken off the list first. Every step may be done
 * again: the scheduler asks until it is told that the work is over, whatever process does it.
 */
public final class LeavingList {
  private static final Logger LOG = LoggerFactory.getLogger(LeavingList.class);

  private final StoredLeavings leavings;
  private final Sections sections;
  private final WorkspaceEditor editor;
  private final ConnectionRights rights;
  private final Users users;

  public LeavingList(
      StoredLeavings leavings,
      Sections sections,
      WorkspaceEditor editor,
      ConnectionRights rights,
      Users users) {
    this.leavings = leavings;
    this.sections = sections;
    this.editor = editor;
    this.rights = rights;
    this.users = users;
  }

  /**
   * Whether an earlier run takes the export's people off, and this one must not send them again.
   */
  boolean holdsBack(ExportRun run) {
    return run.state() == RunState.QUEUED
        && leavings
            .find(run.export())
            .filter(leaving -> leaving.number() < run.number())
            .isPresent();
  }

  /** Does what was asked to follow a run that has ended; nothing if people are left on the list. */
  void after(ExportRun run) {
    Optional<Leaving> leaving =
        leavings.find(run.export()).filter(asked -> asked.number() == run.number());
    if (leaving.isEmpty()) {
      return;
    }
    if (hasTakenEverybodyOff(run)) {
      perform(leaving.get());
    }
    leavings.forget(run.export());
  }

  private static boolean hasTakenEverybodyOff(ExportRun run) {
    return run.status().isGood() && run.counts().removals().undone() == 0;
  }

  private void perform(Leaving leaving) {
    Key key = leaving.export();
    Optional<Export> export = sections.exports().stored().find(key);
    Optional<CurrentUser> by =
        users
            .find(leaving.by())
            .filter(user -> user.state() == User.State.ACTIVE)
            .map(User::current);
    if (export.isEmpty()) {
      return; // done before this process took the work over, or removed by hand meanwhile
    }
    if (by.isEmpty() || !rights.mayEdit(by.get(), export.get())) {
      LOG.warn("Export {} stays: who asked to {} it may not any more", key, leaving.step());
      return;
    }
    try {
      by.get().during(() -> perform(leaving.step(), export.get()));
    } catch (Problem refusal) {
      LOG.warn("Export {} stays, {} was refused: {}", key, leaving.step(), refusal.code());
    }
  }

  private void perform(StoredLeavings.Step step, Export export) {
    switch (step) {
      case DETACH -> editor.put(sections.exports(), export.withoutConnection());
      case REMOVE -> editor.remove(sections.exports(), export.key());
    }
  }
}
