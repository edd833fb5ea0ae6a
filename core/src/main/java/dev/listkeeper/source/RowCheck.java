package dev.listkeeper.source;

import java.util.List;

/**
 * What reading a whole file would bring.
 *
 * @param rows well-formed ones
 * @param rejects malformed ones
 * @param firstRejects where some of these stand and what is wrong with them, a sentence each
 */
public record RowCheck(long rows, long rejects, List<String> firstRejects) {
  public RowCheck {
    firstRejects = List.copyOf(firstRejects);
  }
}
