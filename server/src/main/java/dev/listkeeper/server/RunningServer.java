package dev.listkeeper.server;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.config.Home;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.ServerConfiguration;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SpringProperties;
import dev.listkeeper.server.security.SetupLinks;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** One server with its home folder held, from start to close. */
public final class RunningServer implements AutoCloseable {
  private final Home home;
  private final ConfigurableApplicationContext context;
  private final Optional<URI> setupLink;
  private final CountDownLatch ended = new CountDownLatch(1);

  private RunningServer(Home home, ConfigurableApplicationContext context) {
    this.home = home;
    this.context = context;
    this.setupLink =
        context.getBean(SetupLinks.class).issueWhileThereIsNoAdministrator().map(this::link);
    context.addApplicationListener(event -> {
      if (event instanceof ContextClosedEvent) {
        ended.countDown();
      }
    });
  }

  /** Starts a server that goes by the system's clock. */
  public static RunningServer start(Settings settings) {
    return start(settings, Clock.systemUTC());
  }

  /**
   * Starts a server.
   *
   * @throws Problem one sentence on what is in the way, such as the port or the home folder
   */
  public static RunningServer start(Settings settings, Clock clock) {
    Home home = Home.open(settings);
    try {
      return new RunningServer(home, run(settings, clock));
    } catch (RuntimeException e) {
      home.close();
      throw sayWhy(e, settings);
    }
  }

  private static ConfigurableApplicationContext run(Settings settings, Clock clock) {
    SpringApplication application = new SpringApplication(ServerConfiguration.class);
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("settings", settings);
      context.getBeanFactory().registerSingleton("clock", clock);
    });
    return application.run(SpringProperties.of(settings).toArray(String[]::new));
  }

  private static Problem sayWhy(RuntimeException failure, Settings settings) {
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
    LoggerFactory.getLogger(RunningServer.class)
        .error("Start failed, incident {}", incident, failure);
    return new Problem(
        ProblemCode.INTERNAL,
        "Listkeeper could not start because of an error of its own; the log "
            + SpringProperties.logFile(settings)
            + " has the details under incident "
            + incident
            + ".",
        failure);
  }

  /** Where browsers reach it. */
  public URI address() {
    return context.getBean(PublicAddress.class).get();
  }

  /** The one-time link that makes the first administrator; empty once there is one. */
  public Optional<URI> setupLink() {
    return setupLink;
  }

  /** A part of the server, for programs that run it in their own process. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** The same, where there are several of a type. */
  public <T> T part(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  /** Waits until the server has been told to end. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  private URI link(String token) {
    return address().resolve("/setup/" + token);
  }

  @Override
  public void close() {
    context.close();
    home.close();
  }
}
