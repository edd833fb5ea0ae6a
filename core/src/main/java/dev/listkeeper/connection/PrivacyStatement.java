package dev.listkeeper.connection;

/**
 * The data-privacy and compliance statement an Administrator agrees to; its version is recorded
 * with the agreement.
 */
public final class PrivacyStatement {
  /** Changes with the text. */
  public static final String VERSION = "2026-11-28";

  /** In English; pages show it in the reader's language. */
  public static final String TEXT =
      "By connecting, you let personal data of your customers, possibly sensitive, leave this installation and its compliance boundary"
          + " and go to Constant Contact on your instruction. You answer for having the right, and the consent where it is needed, to use the data this way, and"
          + " for Constant Contact meeting the privacy and security duties that apply to you. You can remove the connection and"
          + " its exports at any time to stop.";

  private PrivacyStatement() {}
}
