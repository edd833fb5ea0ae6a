package dev.listkeeper.server.config;

import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.user.FirstAdministrator;
import dev.listkeeper.server.user.PasswordSignIn;
import dev.listkeeper.server.user.Passwords;
import dev.listkeeper.server.user.SetupLinks;
import dev.listkeeper.server.user.SignInThrottle;
import dev.listkeeper.server.user.Users;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may come in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  TransactionOperations transaction(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  Users users(JdbcClient database, Clock clock) {
    return new Users(database, clock);
  }

  @Bean
  SetupLinks setupLinks(JdbcClient database, Users users, Clock clock) {
    return new SetupLinks(database, users, clock);
  }

  @Bean
  ApiTokens apiTokens(JdbcClient database, Clock clock) {
    return new ApiTokens(database, clock);
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  PasswordSignIn passwordSignIn(Users users, Passwords passwords, Clock clock) {
    return new PasswordSignIn(users, passwords, new SignInThrottle(clock));
  }

  @Bean
  FirstAdministrator firstAdministrator(
      SetupLinks links, Users users, Passwords passwords, TransactionOperations transaction) {
    return new FirstAdministrator(links, users, passwords, transaction);
  }

  @Bean
  SecretBox secretBox(Settings settings) {
    return SecretBox.withKeyFile(settings.secretKeyFile());
  }
}
