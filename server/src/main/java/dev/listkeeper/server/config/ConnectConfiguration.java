package dev.listkeeper.server.config;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.connect.ConnectionVault;
import dev.listkeeper.server.connect.ConstantContacts;
import dev.listkeeper.server.connect.StoredAccounts;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.workspace.Definitions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Connections to Constant Contact. */
@Configuration(proxyBeanMethods = false)
class ConnectConfiguration {

  @Bean
  ConnectionVault connectionVault(
      JdbcClient database, TransactionOperations transaction, SecretBox box, JsonMapper mapper) {
    return new ConnectionVault(database, transaction, box, mapper);
  }

  @Bean
  ConstantContacts constantContacts(Settings settings, Clock clock, Installation installation) {
    return new ConstantContacts(settings, clock, installation);
  }

  @Bean
  StoredAccounts accounts(ConnectionVault vault, ConstantContacts clients, Clock clock) {
    return new StoredAccounts(vault, clients, clock);
  }

  @Bean
  ConnectionSetup connectionSetup(
      Definitions<Connection> connections,
      ConnectionStates states,
      ConnectionVault vault,
      ConstantContacts clients,
      StoredAccounts accounts,
      PublicAddress address,
      Clock clock) {
    return new ConnectionSetup(connections, states, vault, clients, accounts, address, clock);
  }
}
