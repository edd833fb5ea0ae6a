package dev.listkeeper.server.config;

import dev.listkeeper.server.audit.AppendOnly;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditLog;
import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.user.CommandLineToken;
import dev.listkeeper.server.user.FirstAdministrator;
import dev.listkeeper.server.user.PasswordLinks;
import dev.listkeeper.server.user.PasswordSignIn;
import dev.listkeeper.server.user.Passwords;
import dev.listkeeper.server.user.SessionCookie;
import dev.listkeeper.server.user.Sessions;
import dev.listkeeper.server.user.SetupLinks;
import dev.listkeeper.server.user.SignInThrottle;
import dev.listkeeper.server.user.UserEditor;
import dev.listkeeper.server.user.Users;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Who may come in, and what is written down of what they do. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  Audit audit(
      DataSource source,
      JdbcClient database,
      TransactionOperations transaction,
      JsonMapper mapper,
      Clock clock) {
    AppendOnly.enforce(source, transaction);
    return new Audit(database, transaction, mapper, clock);
  }

  @Bean
  AuditLog auditLog(JdbcClient database, JsonMapper mapper) {
    return new AuditLog(database, mapper);
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
  ApiTokens apiTokens(
      JdbcClient database, Audit audit, TransactionOperations transaction, Clock clock) {
    return new ApiTokens(database, audit, transaction, clock);
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  PasswordSignIn passwordSignIn(Users users, Passwords passwords, Audit audit, Clock clock) {
    return new PasswordSignIn(users, passwords, new SignInThrottle(clock), audit);
  }

  @Bean
  FirstAdministrator firstAdministrator(
      SetupLinks links,
      Users users,
      Passwords passwords,
      Audit audit,
      ApiTokens tokens,
      Settings settings,
      TransactionOperations transaction) {
    CommandLineToken commandLine = new CommandLineToken(tokens, settings.tokenFile());
    return new FirstAdministrator(links, users, passwords, audit, commandLine, transaction);
  }

  @Bean
  Sessions sessions(
      JdbcClient database,
      Users users,
      Audit audit,
      TransactionOperations transaction,
      Clock clock) {
    return new Sessions(database, users, audit, transaction, clock);
  }

  @Bean
  SessionCookie sessionCookie(Sessions sessions, Settings settings) {
    return new SessionCookie(sessions, settings.isPublishedByHttps());
  }

  @Bean
  UserEditor userEditor(
      JdbcClient database,
      Users users,
      Passwords passwords,
      Sessions sessions,
      ApiTokens tokens,
      Audit audit,
      TransactionOperations transaction,
      Clock clock) {
    return new UserEditor(
        users, new PasswordLinks(database, clock), passwords, sessions, tokens, audit, transaction);
  }
}
