package dev.listkeeper.snapshot;

/**
 * What a dataset is about.
 *
 * @param kind what its rows are
 * @param subject the key of the table, segment, export or run it belongs to; becomes part of a
 *     folder name
 */
public record DatasetName(Kind kind, String subject) {

  /** What rows a dataset holds. */
  public enum Kind {
    /** Rows of a source's table. */
    TABLE,
    /** Rows of a source's table that could not be read. */
    REJECTS,
    /** Customer profiles. */
    CUSTOMERS,
    /** CustomerIds of a segment's members. */
    MEMBERS,
    /** People of a Constant Contact account who must not be put on a list. */
    SUPPRESSED,
    /** Which customers the opt-outs of a Constant Contact account belong to. */
    OPT_OUTS,
    /** Addresses on a Constant Contact list, as read. */
    LISTED,
    /** What an export run would do, a row a person. */
    PLAN,
    /** Whom a run takes off its list. */
    REMOVALS,
    /** What a run's pull shows about people whom its export put on its list. */
    NOTICED,
    /** Contact ids of a Constant Contact account, by address. */
    CONTACTS,
    /** What a finished run did, a row a person but the unchanged. */
    OUTCOMES,
    /** What an export knows it put on its list. */
    LEDGER
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + subject;
  }
}
