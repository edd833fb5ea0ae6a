package dev.listkeeper.server.config;

import dev.listkeeper.server.store.DefinitionJson;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

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

  @Bean
  TransactionOperations transaction(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  /** One mapper for the REST API, the database and the workspace file: one shape everywhere. */
  @Bean
  JsonMapper jsonMapper() {
    return DefinitionJson.mapper();
  }
}
