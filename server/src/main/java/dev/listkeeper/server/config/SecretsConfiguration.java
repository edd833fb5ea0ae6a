package dev.listkeeper.server.config;

import dev.listkeeper.server.connect.ConnectionVault;
import dev.listkeeper.server.security.KeyRotation;
import dev.listkeeper.server.security.SealedPlace;
import dev.listkeeper.server.security.SealingLock;
import dev.listkeeper.server.security.SecretBox;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The key that secrets are sealed with, and everything that is sealed with it. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

  @Bean
  SecretBox secretBox(Settings settings) {
    return SecretBox.withKeyFile(settings.secretKeyFile());
  }

  @Bean
  SealingLock sealingLock(JdbcClient database, TransactionOperations transaction, SecretBox box) {
    return new SealingLock(database, transaction, box);
  }

  @Bean
  ConnectionVault connectionVault(
      JdbcClient database, SealingLock lock, SecretBox box, JsonMapper mapper) {
    return new ConnectionVault(database, lock, box, mapper);
  }

  @Bean(initMethod = "finish")
  KeyRotation keyRotation(SealingLock lock, SecretBox box, List<SealedPlace> places) {
    return new KeyRotation(lock, box, places);
  }
}
