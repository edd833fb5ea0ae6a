package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.server.audit.AuditLog;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.workspace.Sections;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of connections. */
@Configuration(proxyBeanMethods = false)
@Import({ConnectionController.class, ConnectionFormController.class, StepController.class})
public class ConnectionPages {

  @Bean
  ConnectionListViews connectionListViews(
      Sections sections, ConnectionStates states, ConnectionHealth health, AuditLog audit) {
    return new ConnectionListViews(sections, states, health, audit);
  }

  @Bean
  ConnectionViews connectionViews(
      Sections sections,
      ConnectionSetup setup,
      ConnectionHealth health,
      PublicAddress address,
      Settings settings,
      Clock clock) {
    return new ConnectionViews(sections, setup, health, new HealthViews(clock), address, settings);
  }
}
