package dev.listkeeper.server.web.connection;

import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.workspace.Sections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of connections. */
@Configuration(proxyBeanMethods = false)
@Import({ConnectionController.class, StepController.class})
public class ConnectionPages {

  @Bean
  ConnectionViews connectionViews(Sections sections, ConnectionSetup setup, PublicAddress address) {
    return new ConnectionViews(sections, setup, address);
  }
}
