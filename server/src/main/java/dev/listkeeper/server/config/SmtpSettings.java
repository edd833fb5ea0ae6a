package dev.listkeeper.server.config;

import java.util.Locale;
import java.util.Optional;

/**
 * The mail server that takes our e-mail.
 *
 * @param from the sender's address
 * @param language in which e-mail is written
 */
public record SmtpSettings(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<Secret> password,
    String from,
    Locale language) {

  /** How the connection is kept from others' eyes. */
  public enum Security {
    /** Encrypted after a first word in the clear, or nothing is sent. */
    STARTTLS,
    /** Encrypted from the start. */
    TLS,
    /** Not at all: for a mail server on the same machine. */
    NONE
  }
}
