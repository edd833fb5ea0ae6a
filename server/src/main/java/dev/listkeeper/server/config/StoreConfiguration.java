package dev.listkeeper.server.config;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.DefinitionStore;
import dev.listkeeper.server.store.StoredCatalog;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is kept in the database. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  /** One mapper for the REST API, the database and the workspace file: one shape everywhere. */
  @Bean
  JsonMapper jsonMapper() {
    return DefinitionJson.mapper();
  }

  @Bean
  DefinitionStore definitionStore(JdbcClient database, JsonMapper mapper, Clock clock) {
    return new DefinitionStore(database, mapper, clock, CurrentUser::nameForTheRecord);
  }

  @Bean
  Definitions<Customers> customers(DefinitionStore store) {
    return store.of("customers", Customers.class);
  }

  @Bean
  Definitions<Relationship> relationships(DefinitionStore store) {
    return store.of("relationship", Relationship.class);
  }

  @Bean
  Catalog catalog(JdbcClient database, JsonMapper mapper, Workspace workspace) {
    return new StoredCatalog(database, mapper, workspace.home());
  }
}
