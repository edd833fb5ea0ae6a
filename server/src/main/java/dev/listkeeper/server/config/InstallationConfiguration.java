package dev.listkeeper.server.config;

import dev.listkeeper.server.backup.Backup;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.workspace.Workspace;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The installation as a whole: whether it goes on, and how it gets into a backup. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

  @Bean
  Installation installation(JdbcClient database, Clock clock, Settings settings) {
    return Installation.recognise(database, clock, settings.home());
  }

  @Bean
  Backup backup(DataSource database, Flyway flyway, Workspace workspace, Settings settings) {
    return new Backup(database, flyway, workspace, settings.secretKeyFile());
  }
}
