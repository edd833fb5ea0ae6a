package dev.listkeeper.server.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;

/** {@code %safeTrace} in patterns: see {@link SafeTrace}. */
public final class SafeTraceConverter extends ThrowableHandlingConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy
        ? SafeTrace.of(proxy.getThrowable())
        : "";
  }
}
