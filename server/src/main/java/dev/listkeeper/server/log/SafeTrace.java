package dev.listkeeper.server.log;

import dev.listkeeper.constantcontact.ConstantContactException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Stack traces without the messages of exceptions: those of databases, engines and parsers quote
 * the rows they were about. Messages stay where they tell of files, networks and the service, and
 * when the server could not start at all.
 */
final class SafeTrace {
  private static final int DEEPEST = 50;

  private SafeTrace() {}

  static String of(Throwable thrown) {
    boolean whole = thrown instanceof StartFailure;
    StringBuilder text = new StringBuilder();
    Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .forEach(cause -> append(text, cause, whole || tells(cause)));
    return text.toString();
  }

  private static void append(StringBuilder text, Throwable thrown, boolean withMessage) {
    text.append(text.isEmpty() ? "" : "Caused by: ").append(thrown.getClass().getName());
    if (withMessage && thrown.getMessage() != null) {
      text.append(": ").append(AddressFree.line(thrown.getMessage()));
    }
    if (thrown instanceof SQLException failure) {
      text.append(", state ").append(failure.getSQLState());
    }
    text.append(System.lineSeparator());
    for (StackTraceElement frame : thrown.getStackTrace()) {
      text.append("\tat ").append(frame).append(System.lineSeparator());
    }
  }

  private static boolean tells(Throwable thrown) {
    return switch (thrown) {
      case ConstantContactException _, IOException _, UncheckedIOException _, TimeoutException _ ->
          true;
      // Class 08: no connection to the database.
      case SQLException failure ->
          failure.getSQLState() != null && failure.getSQLState().startsWith("08");
      default -> false;
    };
  }
}
