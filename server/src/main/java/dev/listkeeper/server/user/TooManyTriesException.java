package dev.listkeeper.server.user;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A try to sign in that came before its pause was over; its password was not looked at. */
public final class TooManyTriesException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  TooManyTriesException(Duration wait) {
    super("Too many wrong passwords.");
    this.wait = wait;
  }

  /** In whole seconds, rounded up. */
  public long seconds() {
    return wait.plusMillis(999).toSeconds();
  }
}
