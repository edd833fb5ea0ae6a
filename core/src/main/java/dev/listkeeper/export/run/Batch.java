package dev.listkeeper.export.run;

import java.util.List;
import java.util.Optional;

/**
 * A slice of the plan that travels in one import, or of those to be removed. Written down before it
 * is posted, so that a lost answer is resolved by looking for its file name.
 *
 * @param number from 1 within the run
 * @param kind what its positions are positions of
 * @param from first position, included
 * @param to last position, included
 * @param bytes size of the whole request body
 * @param fileName unique; the service echoes it
 * @param activity the import's activity id, once known
 */
public record Batch(
    long run,
    int number,
    Kind kind,
    long from,
    long to,
    long bytes,
    String fileName,
    State state,
    Optional<String> activity,
    Counters counters) {

  /** What is done with those in it. */
  public enum Kind {
    /** Rows of the plan are imported. */
    IMPORT,
    /** People are taken off the list. */
    REMOVAL
  }

  /** How far it has come. */
  public enum State {
    /** Written down; may or may not have reached the service. */
    PREPARED,
    /** The service accepted it. */
    ACCEPTED,
    /** The service is done with it. */
    FINISHED,
    /** The service gave it up, or refused it. */
    FAILED
  }

  /**
   * What the service counted, zero until finished.
   *
   * @param persons contacts it found in the file, or was given to remove
   * @param rejectedLines positions within the batch, from 0, that the service named as wrong
   */
  public record Counters(
      long persons,
      long errors,
      long correctable,
      long notAddedToList,
      List<Integer> rejectedLines) {
    public static final Counters NONE = new Counters(0, 0, 0, 0, List.of());

    public Counters {
      rejectedLines = List.copyOf(rejectedLines);
    }
  }

  /** The last position in any of the batches of a kind; 0 when there is none. */
  public static long lastOf(Kind kind, List<Batch> batches) {
    return batches.stream()
        .filter(batch -> batch.kind() == kind)
        .mapToLong(Batch::to)
        .max()
        .orElse(0);
  }

  public long rows() {
    return to - from + 1;
  }

  /** Whether the counters say that every row arrived. */
  public boolean isClean() {
    return state == State.FINISHED
        && counters.persons() == rows()
        && counters.errors() == 0
        && counters.correctable() == 0
        && counters.notAddedToList() == 0;
  }

  /** Whether it was one row, which the service did not take. */
  public boolean failedAlone() {
    return rows() == 1 && state == State.FINISHED && !isClean();
  }

  /**
   * The two halves of one that the service is done with and that did not arrive as a whole, as
   * positions from and to; none for a single row.
   */
  public List<Span> halves() {
    if (state != State.FINISHED || isClean() || rows() == 1) {
      return List.of();
    }
    long middle = from + rows() / 2 - 1;
    return List.of(new Span(from, middle), new Span(middle + 1, to));
  }

  /** Positions, both ends included. */
  public record Span(long from, long to) {

    /** Whether another one lies in it and is smaller. */
    public boolean holds(Span other) {
      return from <= other.from && other.to <= to && !equals(other);
    }
  }

  public Span span() {
    return new Span(from, to);
  }

  public Batch accepted(String id) {
    return new Batch(
        run, number, kind, from, to, bytes, fileName, State.ACCEPTED, Optional.of(id), counters);
  }

  public Batch ended(State end, Counters found) {
    return new Batch(run, number, kind, from, to, bytes, fileName, end, activity, found);
  }
}
