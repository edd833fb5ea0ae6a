package dev.listkeeper.server;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.config.Home;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.log.StartFailure;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** What is told about a start that failed. */
final class StartProblem {
  private StartProblem() {}

  /** One sentence; what nobody foresaw is an incident in the log. */
  static Problem of(RuntimeException failure, Settings settings, Home home) {
    for (Throwable cause :
        Stream.iterate((Throwable) failure, c -> c != null, Throwable::getCause).toList()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof PortInUseException) {
        return new Problem(
            ProblemCode.PORT_IN_USE,
            "Port "
                + settings.port()
                + " is in use by another program; stop it, or set"
                + " LISTKEEPER_PORT to another port.");
      }
      Optional<Problem> obstacle = StartObstacle.of(cause, settings);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
    }
    String incident = UUID.randomUUID().toString();
    LoggerFactory.getLogger(StartProblem.class)
        .error("Start failed, incident {}", incident, new StartFailure(failure));
    return new Problem(
        ProblemCode.INTERNAL,
        "Listkeeper could not start because of an error of its own; the log "
            + home.logFile()
            + " has the details under incident "
            + incident
            + ".",
        failure);
  }
}
