package dev.listkeeper.constantcontact.sandbox.auth;

/** How an application is registered to refresh its tokens. */
public enum RefreshMode {
  /** Every refresh gives a new refresh token and kills all earlier ones. */
  ROTATING,
  /** The same refresh token works any number of times. */
  LONG_LIVED
}
