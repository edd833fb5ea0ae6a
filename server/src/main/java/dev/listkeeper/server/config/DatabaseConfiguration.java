package dev.listkeeper.server.config;

import dev.listkeeper.server.backup.Backup;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.workspace.Workspace;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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
  Backup backup(DataSource database, Flyway flyway, Workspace workspace, Settings settings) {
    return new Backup(database, flyway, workspace, settings.secretKeyFile());
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
