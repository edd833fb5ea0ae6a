package dev.listkeeper.server.config;

import dev.listkeeper.server.notify.NotifyParts;
import dev.listkeeper.workspace.Workspace;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The root of the wiring. There is no component scan: each part is imported here by its name, so
 * that this list tells what the server consists of.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  DatabaseConfiguration.class,
  InstallationConfiguration.class,
  SecretsConfiguration.class,
  StoreConfiguration.class,
  SecurityConfiguration.class,
  AccessConfiguration.class,
  ApiConfiguration.class,
  ConnectConfiguration.class,
  NotifyParts.class,
  WorkConfiguration.class,
  ScheduleConfiguration.class,
  WebConfiguration.class,
  WatchConfiguration.class,
})
public class ServerConfiguration {

  @Bean
  PublicAddress publicAddress(Settings settings) {
    return new PublicAddress(settings);
  }

  @Bean
  Workspace workspace(Settings settings, Home home, Clock clock) {
    return new Workspace(settings.home(), home.process(), clock, settings.timeZone());
  }
}
