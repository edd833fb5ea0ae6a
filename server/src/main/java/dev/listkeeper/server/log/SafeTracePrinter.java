package dev.listkeeper.server.log;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;

/** Stack traces in the JSON log: see {@link SafeTrace}. */
public final class SafeTracePrinter implements StackTracePrinter {
  @Override
  public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
    out.append(SafeTrace.of(thrown));
  }
}
