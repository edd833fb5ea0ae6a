package dev.listkeeper.server;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.config.Home;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.ServerConfiguration;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SpringProperties;
import dev.listkeeper.server.user.SetupLinks;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.UserEditor;
import dev.listkeeper.server.user.Users;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
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
      RunningServer server = new RunningServer(home, run(settings, home, clock));
      home.started();
      return server;
    } catch (RuntimeException e) {
      home.close();
      throw StartProblem.of(e, settings, home);
    }
  }

  private static ConfigurableApplicationContext run(Settings settings, Home home, Clock clock) {
    SpringApplication application = new SpringApplication(ServerConfiguration.class);
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("settings", settings);
      context.getBeanFactory().registerSingleton("home", home);
      context.getBeanFactory().registerSingleton("clock", clock);
    });
    return application.run(SpringProperties.of(settings, home).toArray(String[]::new));
  }

  /** Where browsers reach it. */
  public URI address() {
    return context.getBean(PublicAddress.class).get();
  }

  /** The one-time link that makes the first administrator; empty once there is one. */
  public Optional<URI> setupLink() {
    return setupLink;
  }

  /**
   * A one-time link by which a user chooses a new password.
   *
   * @throws Problem NOT_FOUND for an e-mail that nobody has
   */
  public URI passwordLink(String email) {
    User user =
        part(Users.class)
            .find(email)
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.NOT_FOUND, "There is no user with the e-mail " + email + "."));
    return address()
        .resolve(UserEditor.PASSWORD_PAGE + part(UserEditor.class).makeLink(user.id()).token());
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
