package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.BadRequest;
import dev.listkeeper.constantcontact.CallInterrupted;
import dev.listkeeper.constantcontact.Conflict;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.Forbidden;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.QueueFull;
import dev.listkeeper.constantcontact.QuotaExceeded;
import dev.listkeeper.constantcontact.ServiceUnavailable;
import dev.listkeeper.constantcontact.SignInFailed;
import dev.listkeeper.constantcontact.Throttled;
import dev.listkeeper.constantcontact.Unauthorized;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.Unreachable;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Which failures of one call are worth another attempt, and after how long. */
final class Backoff {

  static final int MOST_ATTEMPTS = 5;
  private static final long FIRST_MILLIS = 500;
  private static final long THROTTLE_MILLIS = 1_000;

  private final RandomGenerator random;
  private final Repeat repeat;
  private boolean lostBefore;

  Backoff(RandomGenerator random, Repeat repeat) {
    this.random = random;
    this.repeat = repeat;
  }

  /** The pause before the next attempt; empty when there should be none. */
  Optional<Duration> before(ConstantContactException failure, int attempt) {
    if (attempt >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    return switch (failure) {
      // Not executed, so a write may be repeated too.
      case Throttled f -> Optional.of(between(THROTTLE_MILLIS, THROTTLE_MILLIS * 2));
      // For a write this means that nothing was sent.
      case Unreachable f -> Optional.of(growing(attempt));
      case ServiceUnavailable f ->
          f.mayHaveTakenEffect() && repeat == Repeat.NOT_EXECUTED
              ? Optional.empty()
              : Optional.of(growing(attempt));
      case BadRequest f -> Optional.empty();
      case CallInterrupted f -> Optional.empty();
      case Conflict f -> Optional.empty();
      case Forbidden f -> Optional.empty();
      case NotFound f -> Optional.empty();
      case QueueFull f -> Optional.empty();
      case QuotaExceeded f -> Optional.empty();
      case SignInFailed f -> Optional.empty();
      case Unauthorized f -> Optional.empty();
      case UnexpectedAnswer f -> Optional.empty();
      case UnknownOutcome f -> onceAgain(attempt);
    };
  }

  /** A call given up by an interrupt is not to go on. */
  private Optional<Duration> onceAgain(int attempt) {
    if (repeat == Repeat.NOT_EXECUTED || lostBefore || Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    lostBefore = true;
    return Optional.of(growing(attempt));
  }

  /** Half to all of 0.5 s, 1 s, 2 s, 4 s. */
  private Duration growing(int attempt) {
    long most = FIRST_MILLIS << (attempt - 1);
    return between(most / 2, most);
  }

  private Duration between(long least, long most) {
    return Duration.ofMillis(random.nextLong(least, most + 1));
  }
}
