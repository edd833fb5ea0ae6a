package dev.listkeeper.server.log;

import dev.listkeeper.export.run.ExportRun;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Puts on every line that is logged meanwhile what the work is about: {@code refresh}, {@code
 * export} and {@code run}. Keys and numbers only.
 */
public final class LogContext {
  private LogContext() {}

  /** While working on one run of an export. */
  public static <T> T ofRun(ExportRun run, Supplier<T> work) {
    return with(
        Map.of("export", run.export().value(), "run", Integer.toString(run.number())), work);
  }

  /** While working on one refresh. */
  public static <T> T ofRefresh(long id, Supplier<T> work) {
    return with(Map.of("refresh", Long.toString(id)), work);
  }

  private static <T> T with(Map<String, String> facts, Supplier<T> work) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    facts.forEach(MDC::put);
    try {
      return work.get();
    } finally {
      if (before == null) {
        MDC.clear();
      } else {
        MDC.setContextMap(before);
      }
    }
  }
}
