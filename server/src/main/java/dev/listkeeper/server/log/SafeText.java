package dev.listkeeper.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %safely(...)} in patterns: what is in the brackets, in one line and without addresses. */
public final class SafeText extends CompositeConverter<ILoggingEvent> {
  @Override
  protected String transform(ILoggingEvent event, String text) {
    return AddressFree.line(text);
  }
}
