package dev.listkeeper.export.constantcontact;

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
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;

/** What a failed call means to a person. */
public final class ServiceProblems {
  private ServiceProblems() {}

  public static Problem of(ConstantContactException failure) {
    if (failure.needsSignIn()) {
      return new Problem(
          ProblemCode.RECONNECT_NEEDED,
          // Everybody reads why a run failed, so no connection is named.
          "Constant Contact no longer accepts the sign-in of the export's connection; an"
              + " Administrator has to authenticate it again.",
          failure);
    }
    return switch (failure) {
      case QuotaExceeded quota ->
          new Problem(
              ProblemCode.QUOTA_EXHAUSTED,
              "The day's calls to Constant Contact are used up; try again after "
                  + quota.resetsAt()
                  + ".",
              failure);
      case Forbidden forbidden ->
          new Problem(ProblemCode.PRIVILEGE_MISSING, sentence(forbidden), failure);
      case Unreachable unreachable ->
          new Problem(ProblemCode.SERVICE_UNREACHABLE, sentence(unreachable), failure);
      case SignInFailed signIn ->
          new Problem(ProblemCode.CONNECTION_NOT_READY, sentence(signIn), failure);
      case BadRequest other -> failed(other);
      case CallInterrupted other -> failed(other);
      case Conflict other -> failed(other);
      case NotFound other -> failed(other);
      case QueueFull other -> failed(other);
      case ServiceUnavailable other -> failed(other);
      case Throttled other -> failed(other);
      case Unauthorized other -> failed(other);
      case UnexpectedAnswer other -> failed(other);
      case UnknownOutcome other -> failed(other);
    };
  }

  /** Whether it may be over after a while, without anybody's doing. */
  static boolean isPassing(ConstantContactException failure) {
    return switch (failure) {
      case QueueFull _,
          ServiceUnavailable _,
          Throttled _,
          UnexpectedAnswer _,
          UnknownOutcome _,
          Unreachable _ ->
          true;
      case BadRequest _,
          CallInterrupted _,
          Conflict _,
          Forbidden _,
          NotFound _,
          QuotaExceeded _,
          SignInFailed _,
          Unauthorized _ ->
          false;
    };
  }

  private static Problem failed(ConstantContactException failure) {
    return new Problem(ProblemCode.SERVICE_FAILED, sentence(failure), failure);
  }

  private static String sentence(ConstantContactException failure) {
    return String.valueOf(failure.getMessage());
  }
}
