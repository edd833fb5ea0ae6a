package dev.listkeeper.export;

/** What an export does with people of ours who are no longer to be on its list. */
public enum Mode {
  /** Removes them, whether they left the segments or are now held back. */
  MIRROR,
  /** Leaves them on the list; only the old address of somebody who has a new one is removed. */
  ADD_AND_UPDATE
}
