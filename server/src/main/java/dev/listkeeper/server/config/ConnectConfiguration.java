package dev.listkeeper.server.config;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.connect.AccountCustomFields;
import dev.listkeeper.server.connect.AccountLists;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.connect.ConnectionVault;
import dev.listkeeper.server.connect.ConstantContacts;
import dev.listkeeper.server.connect.SharedCallLimiter;
import dev.listkeeper.server.connect.StoredAccounts;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.watch.Metrics;
import dev.listkeeper.workspace.Definitions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** Connections to Constant Contact. */
@Configuration(proxyBeanMethods = false)
class ConnectConfiguration {

  @Bean
  SharedCallLimiter callLimiter(
      JdbcClient database, PlatformTransactionManager manager, Settings settings, Clock clock) {
    Limits limits =
        new Limits(
            settings.constantContactCallsPerSecond(),
            settings.constantContactCallsPerDay(),
            Limits.STANDARD.tokenPerSecond());
    return new SharedCallLimiter(database, manager, limits, clock);
  }

  @Bean
  ConstantContacts constantContacts(
      Settings settings,
      SharedCallLimiter limiter,
      Installation installation,
      Metrics metrics,
      Clock clock) {
    return new ConstantContacts(settings, limiter, installation, metrics, clock);
  }

  @Bean
  StoredAccounts accounts(
      ConnectionVault vault, ConstantContacts clients, Settings settings, Clock clock) {
    if (settings.database() instanceof DatabaseAddress.Embedded) {
      vault.giveUpAllRefreshes();
    }
    return new StoredAccounts(vault, clients, clock);
  }

  @Bean
  ConnectionHealth connectionHealth(
      ConnectionStates states,
      ConnectionVault vault,
      StoredAccounts accounts,
      SharedCallLimiter limiter,
      Clock clock) {
    return new ConnectionHealth(states, vault, accounts, limiter, clock);
  }

  @Bean
  AccountLists accountLists(
      ConnectionStates states,
      Definitions<Connection> connections,
      StoredAccounts accounts,
      Audit audit,
      Clock clock) {
    return new AccountLists(states, connections, accounts, audit, clock);
  }

  @Bean
  AccountCustomFields accountCustomFields(
      ConnectionStates states, StoredAccounts accounts, Clock clock) {
    return new AccountCustomFields(states, accounts, clock);
  }

  @Bean
  ConnectionSetup connectionSetup(
      Definitions<Connection> connections,
      ConnectionStates states,
      ConnectionVault vault,
      ConstantContacts clients,
      StoredAccounts accounts,
      PublicAddress address,
      Audit audit,
      TransactionOperations transaction,
      Clock clock) {
    return new ConnectionSetup(
        connections, states, vault, clients, accounts, address, audit, transaction, clock);
  }
}
