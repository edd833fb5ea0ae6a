package dev.listkeeper.server.config;

import dev.listkeeper.server.installation.Installation;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself; what is kept in it is wired by the parts that keep it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean(destroyMethod = "close")
  DataSource dataSource(Settings settings) {
    return Database.open(settings.database());
  }

  @Bean
  Installation installation(JdbcClient database, Clock clock, Settings settings) {
    return Installation.recognise(database, clock, settings.home());
  }

  @Bean
  FlywayMigrationStrategy migration(Settings settings) {
    return flyway -> Database.migrate(flyway, settings.database());
  }
}
