package dev.listkeeper.server.config;

import dev.listkeeper.server.security.ApiTokens;
import dev.listkeeper.server.security.FirstAdministrator;
import dev.listkeeper.server.security.PasswordSignIn;
import dev.listkeeper.server.security.Passwords;
import dev.listkeeper.server.security.People;
import dev.listkeeper.server.security.SetupLinks;
import dev.listkeeper.server.security.SignInThrottle;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** People and what lets them in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

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
      SetupLinks links, People people, Passwords passwords, TransactionOperations transaction) {
    return new FirstAdministrator(links, people, passwords, transaction);
  }
}
