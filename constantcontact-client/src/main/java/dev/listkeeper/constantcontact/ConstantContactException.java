package dev.listkeeper.constantcontact;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong in a call, as one sealed family. Messages say what failed, where and
 * what to do; they never hold a token, a secret or an e-mail address.
 */
public abstract sealed class ConstantContactException extends RuntimeException
    permits BadRequest,
        CallInterrupted,
        Conflict,
        Forbidden,
        NotFound,
        QueueFull,
        QuotaExceeded,
        ServiceUnavailable,
        SignInFailed,
        Throttled,
        Unauthorized,
        UnexpectedAnswer,
        UnknownOutcome,
        Unreachable {

  private final transient FailedCall call;

  ConstantContactException(FailedCall call, String advice) {
    this(call, advice, null);
  }

  ConstantContactException(FailedCall call, String advice, @Nullable Throwable cause) {
    super(call.description() + " " + advice, cause);
    this.call = call;
  }

  /** The method and path template called, such as {@code GET /contact_lists/{list_id}}. */
  public final String endpoint() {
    return call.endpoint();
  }

  /** The HTTP status of the answer; empty when none came. */
  public final OptionalInt status() {
    return call.status();
  }

  /** The service's own key for the error, such as {@code contacts.api.conflict}. */
  public final Optional<String> errorKey() {
    return call.errorKey();
  }

  /** The id under which Constant Contact's support can find the call. */
  public final Optional<String> trackingId() {
    return call.trackingId();
  }

  /** Whether the call was a write that may have been carried out in spite of the failure. */
  public final boolean mayHaveTakenEffect() {
    return call.mayHaveTakenEffect();
  }

  /** Whether only a person signing in again can help. */
  public boolean needsSignIn() {
    return this instanceof Unauthorized;
  }
}
