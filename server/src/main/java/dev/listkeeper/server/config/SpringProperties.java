package dev.listkeeper.server.config;

import java.nio.file.Path;
import java.util.List;

/** Our settings in the words of Spring Boot; what never differs is in application.properties. */
public final class SpringProperties {
  private SpringProperties() {}

  /** As arguments, so that nothing in the process's surroundings outranks them. */
  public static List<String> of(Settings settings) {
    return List.of(
        "--server.address=" + settings.bind().getHostAddress(),
        "--server.port=" + settings.port(),
        "--server.servlet.session.cookie.secure=" + settings.isPublishedByHttps(),
        "--spring.datasource.url=" + databaseUrl(settings),
        "--logging.file.name=" + logFile(settings),
        // A stray application.properties where the process was started is none of ours.
        "--spring.config.location=classpath:/application.properties");
  }

  /** Where everything is logged, stack traces included. */
  public static Path logFile(Settings settings) {
    return settings.home().resolve("logs").resolve("listkeeper.log");
  }

  /**
   * H2 in the dialect nearest to PostgreSQL. WRITE_DELAY=0 makes a commit durable when it returns;
   * with H2's default a killed process loses the last ones.
   */
  public static String databaseUrl(Settings settings) {
    return "jdbc:h2:file:"
        + settings.home().resolve("database").resolve("listkeeper")
        + ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        + ";DB_CLOSE_ON_EXIT=FALSE";
  }
}
