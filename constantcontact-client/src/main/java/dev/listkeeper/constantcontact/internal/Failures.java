package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.BadRequest;
import dev.listkeeper.constantcontact.Conflict;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.Forbidden;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.QueueFull;
import dev.listkeeper.constantcontact.QuotaExceeded;
import dev.listkeeper.constantcontact.ServiceUnavailable;
import dev.listkeeper.constantcontact.Throttled;
import dev.listkeeper.constantcontact.Unauthorized;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns an answer that is not a success into the exception that says so, and tells the limiter of
 * refusals it has to know.
 */
final class Failures {

  private final CallLimiter limiter;

  Failures(CallLimiter limiter) {
    this.limiter = limiter;
  }

  ConstantContactException of(Call call, Answer answer) {
    ErrorBody error = ErrorBody.of(answer, call.secrets());
    boolean serverFault = answer.status() >= 500;
    FailedCall failed = failed(call, answer, error, serverFault && call.endpoint().isWrite());
    if (serverFault) {
      return new ServiceUnavailable(failed);
    }
    return switch (answer.status()) {
      case 401 -> new Unauthorized(failed);
      case 403 -> new Forbidden(failed);
      case 404 -> answer.isWebPage() ? webPage(failed) : new NotFound(failed);
      case 409 -> new Conflict(failed);
      case 429 -> tooMany(call.caller(), failed, error);
      default -> answer.status() >= 400 ? new BadRequest(failed) : redirected(failed);
    };
  }

  /** For an answer that succeeded but cannot be used. */
  static UnexpectedAnswer unusable(Call call, Answer answer, String problem) {
    var none = new ErrorBody(Optional.empty(), Optional.empty());
    return new UnexpectedAnswer(failed(call, answer, none, call.endpoint().isWrite()), problem);
  }

  static FailedCall failed(Call call, Answer answer, ErrorBody error, boolean effect) {
    return new FailedCall(
        call.endpoint().toString(),
        OptionalInt.of(answer.status()),
        error.key(),
        error.message(),
        answer.trackingId(),
        effect);
  }

  private static UnexpectedAnswer webPage(FailedCall failed) {
    return new UnexpectedAnswer(failed, "A web page came back, not the API's own 'not found'.");
  }

  private static UnexpectedAnswer redirected(FailedCall failed) {
    return new UnexpectedAnswer(failed, "The API never redirects; the redirect was not followed.");
  }

  private ConstantContactException tooMany(Caller caller, FailedCall failed, ErrorBody error) {
    String key = error.key().orElse("");
    String message = error.message().orElse("").toLowerCase(Locale.ROOT);
    if (key.equals("quota_exceeded") || (key.isEmpty() && message.equals("limit exceeded"))) {
      return new QuotaExceeded(failed, limiter.quotaExceeded(caller.apiKey()));
    }
    // The service's key for a full queue is not documented, its words are.
    boolean queue = message.contains("queue") || message.contains("activities");
    if (!key.equals("throttled") && queue) {
      return new QueueFull(failed);
    }
    limiter.throttled(caller.apiKey(), caller.kind());
    return new Throttled(failed);
  }
}
