package dev.listkeeper.server.web.customer;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several pages read customers with. */
@Configuration(proxyBeanMethods = false)
public class CustomerReading {

  @Bean
  ModelReader modelReader(
      Definitions<Customers> customers,
      Definitions<Relationship> relationships,
      Snapshots snapshots) {
    return new ModelReader(customers, relationships, snapshots);
  }

  @Bean
  RowReader rowReader(QueryEngine engine) {
    return new RowReader(engine);
  }
}
