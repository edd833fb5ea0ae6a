package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.store.DefinitionMistake;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/**
 * What is told about something that went wrong: to a program as problem JSON, to a person as a
 * page.
 */
public record Failure(ProblemCode code, int status, String sentence) {
  private static final int LONGEST_SHOWN = 60;
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  private static Failure databaseIsAway() {
    LOG.error("The database can't be reached");
    return of(
        new Problem(
            ProblemCode.DATABASE_UNREACHABLE,
            "The database can't be reached at the moment; try again, and see whether its server runs."));
  }

  public static Failure of(Problem problem) {
    return new Failure(problem.code(), status(problem.code()), problem.sentence());
  }

  /** Reads what happened; what nobody foresaw becomes an incident in the log. */
  public static Failure of(Exception happened) {
    for (Throwable cause : causes(happened)) {
      if (cause instanceof Problem problem) {
        return of(problem);
      }
      if (cause instanceof JacksonException mistake) {
        return of(new Problem(ProblemCode.INVALID_REQUEST, DefinitionMistake.sentence(mistake)));
      }
      if (cause instanceof CannotGetJdbcConnectionException
          || cause instanceof CannotCreateTransactionException) {
        return databaseIsAway();
      }
    }
    if (happened instanceof MethodArgumentTypeMismatchException mistake) {
      return of(new Problem(ProblemCode.INVALID_REQUEST, wrongValue(mistake)));
    }
    if (happened instanceof HttpMessageNotReadableException) {
      return of(new Problem(ProblemCode.INVALID_REQUEST, "The request needs a body."));
    }
    if (happened instanceof TypeMismatchException) {
      return ofStatus(400);
    }
    if (happened instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
      return ofStatus(answer.getStatusCode().value());
    }
    return incident(happened);
  }

  private static String wrongValue(MethodArgumentTypeMismatchException mistake) {
    String given = String.valueOf(mistake.getValue());
    Class<?> wanted = mistake.getRequiredType();
    return "'"
        + mistake.getName()
        + "' can't be '"
        + (given.length() > LONGEST_SHOWN ? given.substring(0, LONGEST_SHOWN) + "…" : given)
        + "'"
        + (wanted == int.class || wanted == long.class ? ": write a whole number." : ".");
  }

  /** For refusals that came from below us and carry no more than a status. */
  public static Failure ofStatus(int status) {
    HttpStatus known =
        Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST);
    return switch (known) {
      case NOT_FOUND ->
          new Failure(ProblemCode.NOT_FOUND, status, "There is nothing at this address.");
      case UNAUTHORIZED ->
          new Failure(ProblemCode.NOT_SIGNED_IN, status, "Sign in, or send an API token.");
      case FORBIDDEN -> new Failure(ProblemCode.NOT_ALLOWED, status, "This is not allowed.");
      default ->
          known.is5xxServerError()
              ? new Failure(ProblemCode.INTERNAL, status, "Listkeeper made an error.")
              : new Failure(
                  ProblemCode.INVALID_REQUEST,
                  status,
                  "The request can't be taken as it is: " + known.getReasonPhrase() + ".");
    };
  }

  private static Failure incident(Exception happened) {
    String id = UUID.randomUUID().toString();
    LOG.error("Incident {}", id, happened);
    return new Failure(
        ProblemCode.INTERNAL,
        500,
        "Listkeeper made an error; its log has the details under incident " + id + ".");
  }

  private static Iterable<Throwable> causes(Throwable happened) {
    return Stream.iterate(happened, cause -> cause != null, Throwable::getCause).limit(50).toList();
  }

  private static int status(ProblemCode code) {
    return switch (code) {
      case NOT_SIGNED_IN -> 401;
      case NOT_ALLOWED, PRIVILEGE_MISSING, FOLDER_NOT_ALLOWED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS,
          IN_USE,
          NOT_REFRESHED,
          LIST_OWNED,
          CONNECTION_NOT_READY,
          CANCELED,
          RECONNECT_NEEDED,
          SIGN_IN_DENIED,
          OTHER_ACCOUNT,
          PAUSED ->
          409;
      case LIMIT_EXCEEDED -> 422;
      case QUOTA_EXHAUSTED, OUT_OF_MEMORY, OUT_OF_DISK, DATABASE_UNREACHABLE -> 503;
      case SERVICE_FAILED -> 502;
      case SERVICE_UNREACHABLE -> 504;
      case RUN_INCONSISTENT, INTERNAL -> 500;
      default -> 400;
    };
  }
}
