package dev.listkeeper.server.config;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database itself; what is kept in it is wired by the parts that keep it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean(destroyMethod = "close")
  DataSource dataSource(Settings settings) {
    return Database.open(settings.database());
  }

  @Bean
  FlywayMigrationStrategy migration(Settings settings) {
    return flyway -> Database.migrate(flyway, settings.database());
  }
}
