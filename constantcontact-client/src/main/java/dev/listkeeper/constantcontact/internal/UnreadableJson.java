package dev.listkeeper.constantcontact.internal;

/** An answer that is JSON but not of the expected shape; becomes an unexpected answer. */
public final class UnreadableJson extends RuntimeException {

  /** Says what is missing, as the second half of a sentence without data of the answer. */
  public UnreadableJson(String problem) {
    super(problem);
  }
}
