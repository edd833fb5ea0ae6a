package dev.listkeeper.server.config;

import java.util.List;
import java.util.Locale;

/** Our settings in the words of Spring Boot; what never differs is in application.properties. */
public final class SpringProperties {
  private SpringProperties() {}

  /** As arguments, so that nothing in the process's surroundings outranks them. */
  public static List<String> of(Settings settings, Home home) {
    return List.of(
        "--server.address=" + settings.bind().getHostAddress(),
        "--server.port=" + settings.port(),
        "--server.servlet.session.cookie.secure=" + settings.isPublishedByHttps(),
        "--logging.file.name=" + home.logFile(),
        "--listkeeper.log-format=" + settings.logFormat().name().toLowerCase(Locale.ROOT),
        // A stray application.properties where the process was started is none of ours.
        "--spring.config.location=classpath:/application.properties");
  }
}
