package dev.listkeeper.export.person;

import dev.listkeeper.export.run.Extent;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who was looked up. An address may belong to several customers, and to none.
 *
 * @param customers their CustomerIds
 */
public record Person(String query, List<String> customers, List<InExport> exports) {

  /**
   * What there is about them in one export.
   *
   * @param members of the customers, those in the export's segments by the last refresh
   * @param listRead when its list was read last; absent before
   * @param runs the newest first
   */
  public record InExport(
      Key export,
      String displayName,
      List<String> members,
      Optional<Instant> listRead,
      List<Place> places,
      List<InRun> runs) {}

  /**
   * One of their addresses, as things are now.
   *
   * @param customer who it belongs to, or did; absent when nobody knows
   * @param listed whether it was on the list when that was read last
   * @param ours whether the export put it there; absent when it never dealt with it, or in vain
   * @param left whether it left the list without the export's doing
   * @param failures in how many runs in a row its values could not be brought there
   * @param optedOut whether it is known to have unsubscribed from the account
   * @param contact its contact id, when known
   */
  public record Place(
      String address,
      Optional<String> customer,
      boolean listed,
      Optional<Boolean> ours,
      boolean left,
      long failures,
      boolean optedOut,
      Optional<String> contact) {}

  /**
   * What became of one customer in one run.
   *
   * @param address as sent, or as given when it can't be
   * @param verdict see {@link Verdict}
   * @param reason as stored, see {@link dev.listkeeper.export.run.PeopleOfRun.Wanted}
   * @param winner who travelled instead, for a duplicate address
   */
  public record InRun(
      int number,
      Instant at,
      Status status,
      Extent extent,
      String customer,
      Optional<String> address,
      Verdict verdict,
      Optional<String> reason,
      Optional<String> winner) {}

  /** What became of a customer in a run; outcomes by their names, and what is concluded. */
  public enum Verdict {
    ADDED,
    UPDATED,
    UNCHANGED,
    UNCONFIRMED,
    HELD_BACK,
    REJECTED,
    REMOVED,
    NOT_REMOVED,
    /** Nothing was done about them; which of the two, nobody noted. */
    UNCHANGED_OR_NO_MEMBER,
    NO_MEMBER,
    /** What was before is not kept any more. */
    UNKNOWN,
    /** The run left nothing behind: it is under way, or ended before it could do anything. */
    NOTHING_KEPT
  }
}
