package dev.listkeeper.constantcontact.sandbox.auth;

/** What the person at the consent page does. */
public enum Consent {
  /** There is a page, and someone presses a button. */
  ASK,
  /** Allowed at once, without a page. */
  APPROVE,
  /** Refused at once, without a page. */
  DENY
}
