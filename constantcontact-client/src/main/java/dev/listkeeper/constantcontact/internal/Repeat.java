package dev.listkeeper.constantcontact.internal;

/** When a write that failed is worth another attempt. */
public enum Repeat {
  /** Only when it was certainly not executed. */
  NOT_EXECUTED,
  /** Also after a fault of the server, and once after a lost answer. */
  IN_DOUBT
}
