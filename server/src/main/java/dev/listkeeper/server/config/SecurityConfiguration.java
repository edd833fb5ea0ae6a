package dev.listkeeper.server.config;

import dev.listkeeper.server.security.ApiTokens;
import dev.listkeeper.server.security.CommandLineToken;
import dev.listkeeper.server.security.FirstAdministrator;
import dev.listkeeper.server.security.PasswordSignIn;
import dev.listkeeper.server.security.Passwords;
import dev.listkeeper.server.security.People;
import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.server.security.SetupLinks;
import dev.listkeeper.server.security.SignInThrottle;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** People, tokens and secrets. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  TransactionOperations transaction(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  People people(JdbcClient database, Clock clock) {
    return new People(database, clock);
  }

  @Bean
  SetupLinks setupLinks(JdbcClient database, People people, Clock clock) {
    return new SetupLinks(database, people, clock);
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
  PasswordSignIn passwordSignIn(People people, Passwords passwords, Clock clock) {
    return new PasswordSignIn(people, passwords, new SignInThrottle(clock));
  }

  @Bean
  FirstAdministrator firstAdministrator(
      SetupLinks links,
      People people,
      Passwords passwords,
      ApiTokens tokens,
      Settings settings,
      TransactionOperations transaction) {
    CommandLineToken commandLine = new CommandLineToken(tokens, settings.tokenFile());
    return new FirstAdministrator(links, people, passwords, commandLine, transaction);
  }

  @Bean
  SecretBox secretBox(Settings settings) {
    return SecretBox.withKeyFile(settings.secretKeyFile());
  }
}
