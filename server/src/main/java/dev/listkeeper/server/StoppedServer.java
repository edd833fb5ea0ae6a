package dev.listkeeper.server;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.config.Home;
import dev.listkeeper.server.config.OfflineConfiguration;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SpringProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The data of a server that is stopped, with its home folder held. */
public final class StoppedServer implements AutoCloseable {
  private final Home home;
  private final ConfigurableApplicationContext context;

  private StoppedServer(Home home, ConfigurableApplicationContext context) {
    this.home = home;
    this.context = context;
  }

  /**
   * Opens the data.
   *
   * @throws Problem HOME_LOCKED while the server runs; otherwise as at the start of a server
   */
  public static StoppedServer open(Settings settings) {
    Home home = Home.open(settings);
    try {
      SpringApplication application = new SpringApplication(OfflineConfiguration.class);
      application.setWebApplicationType(WebApplicationType.NONE);
      application.addInitializers(context -> {
        context.getBeanFactory().registerSingleton("settings", settings);
        context.getBeanFactory().registerSingleton("home", home);
      });
      return new StoppedServer(
          home, application.run(SpringProperties.of(settings, home).toArray(String[]::new)));
    } catch (RuntimeException e) {
      home.close();
      throw StartProblem.of(e, settings, home);
    }
  }

  /** A part of the server that works without it. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
    home.close();
  }
}
