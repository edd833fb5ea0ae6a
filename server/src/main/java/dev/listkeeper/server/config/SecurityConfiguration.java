package dev.listkeeper.server.config;

import dev.listkeeper.server.security.People;
import dev.listkeeper.server.security.SetupLinks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may come in, and how. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  People people(JdbcClient database, Clock clock) {
    return new People(database, clock);
  }

  @Bean
  SetupLinks setupLinks(JdbcClient database, People people, Clock clock) {
    return new SetupLinks(database, people, clock);
  }
}
