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
        // Files of forms are unpacked only for who may bring them; see MultipartGate.
        "--spring.servlet.multipart.resolve-lazily=true",
        "--spring.servlet.multipart.location=" + home.parts(),
        "--spring.servlet.multipart.max-file-size=" + settings.uploadMegabytes() + "MB",
        "--spring.servlet.multipart.max-request-size=" + (settings.uploadMegabytes() + 1) + "MB",
        // So much is still read of one that is refused, for the answer to arrive.
        "--server.tomcat.max-swallow-size=" + 2 * settings.uploadMegabytes() + "MB",
        "--server.servlet.session.cookie.secure=" + settings.isPublishedByHttps(),
        "--logging.file.name=" + home.logFile(),
        "--listkeeper.log-format=" + settings.logFormat().name().toLowerCase(Locale.ROOT),
        // A stray application.properties where the process was started is none of ours.
        "--spring.config.location=classpath:/application.properties");
  }
}
