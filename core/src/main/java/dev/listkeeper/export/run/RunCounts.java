package dev.listkeeper.export.run;

import dev.listkeeper.export.HoldBack;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of a run. The outcomes add up to the members, always.
 *
 * @param heldBack only reasons that occurred
 * @param shortened of those who travel, with a value that was cut off
 * @param leftOut of those who travel, with a value that is not sent because it does not fit
 * @param long50 of those who travel, with an address of 51 to 80 characters
 * @param staying people this export put on the list who are no longer members; they stay on it
 * @param listMembers people this export put on the list, by read-back
 * @param missing planned to be on the list and not there
 * @param unexpected on the list, neither planned nor there before the run
 * @param newContacts of those added, how many the account may not have had before
 * @param leavers people of ours found missing from the list for the first time
 * @param adoptable members on the list who are not ours, since they were on it before
 * @param adopted members who were on the list before and are taken over as ours
 */
public record RunCounts(
    long members,
    long added,
    long updated,
    long unchanged,
    long unconfirmed,
    Map<HoldBack, Long> heldBack,
    long rejected,
    long shortened,
    long leftOut,
    long long50,
    long staying,
    long listMembers,
    long missing,
    long unexpected,
    long newContacts,
    long leavers,
    long adoptable,
    long adopted,
    Removals removals) {
  public static final RunCounts NONE =
      new RunCounts(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Removals.NONE);

  /**
   * People of ours taken off the list, counted beside the members.
   *
   * @param planned how many are to go
   * @param done of those, how many are off the list by read-back
   * @param undone of those, how many are still on it by read-back
   */
  public record Removals(long planned, long done, long undone) {
    public static final Removals NONE = new Removals(0, 0, 0);
  }

  public RunCounts {
    heldBack = java.util.Collections.unmodifiableMap(new TreeMap<>(heldBack));
  }

  public long heldBackTotal() {
    return heldBack.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every member has exactly one outcome. */
  public boolean addUp() {
    return members == added + updated + unchanged + unconfirmed + rejected + heldBackTotal();
  }

  /** Whether the list is what was planned. */
  public boolean listEqualsPlan() {
    return missing == 0 && unexpected == 0 && removals.undone() == 0;
  }

  /** How many would be, or were, sent. */
  public long travelling() {
    return added + updated + unconfirmed + rejected;
  }

  /** The same, of those added so many at most new to the account. */
  public RunCounts withNewContacts(long atMost) {
    Change change = new Change(this);
    change.newContacts = Math.min(added, atMost);
    return change.made();
  }

  /** The same with so many leavers, and so many taken over. */
  public RunCounts with(long leaversFound, long takenOver) {
    Change change = new Change(this);
    change.leavers = leaversFound;
    change.adopted = takenOver;
    return change.made();
  }

  /** The same with what the read-back found. */
  RunCounts compared(long notThere, long notPlanned) {
    Change change = new Change(this);
    change.missing = notThere;
    change.unexpected = notPlanned;
    return change.made();
  }

  /** A copy, of which some numbers change. */
  private static final class Change {
    private final RunCounts from;
    private long missing;
    private long unexpected;
    private long newContacts;
    private long leavers;
    private long adopted;

    private Change(RunCounts from) {
      this.from = from;
      this.missing = from.missing;
      this.unexpected = from.unexpected;
      this.newContacts = from.newContacts;
      this.leavers = from.leavers;
      this.adopted = from.adopted;
    }

    private RunCounts made() {
      return new RunCounts(
          from.members,
          from.added,
          from.updated,
          from.unchanged,
          from.unconfirmed,
          from.heldBack,
          from.rejected,
          from.shortened,
          from.leftOut,
          from.long50,
          from.staying,
          from.listMembers,
          missing,
          unexpected,
          newContacts,
          leavers,
          from.adoptable,
          adopted,
          from.removals);
    }
  }
}
