package dev.listkeeper.workspace;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/**
 * Where one installation lives.
 *
 * @param home the folder of all local data
 * @param process the folder in it that is for this process alone
 * @param clock the only source of the current time
 * @param zone in which days begin and timestamps without a zone are read
 */
public record Workspace(Path home, Path process, Clock clock, ZoneId zone) {

  /** Where snapshots are kept. */
  public Path snapshots() {
    return home.resolve("snapshots");
  }

  /** For files that live no longer than the work that needs them; emptied at start. */
  public Path scratch() {
    return process.resolve("scratch");
  }
}
