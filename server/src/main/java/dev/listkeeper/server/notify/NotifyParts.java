package dev.listkeeper.server.notify;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.server.config.NotificationSettings;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Where notifications come from, are kept, and go. */
@Configuration(proxyBeanMethods = false)
public class NotifyParts {

  @Bean
  Notices notices(JdbcClient database, JsonMapper mapper, TransactionOperations transaction) {
    return new Notices(database, mapper, transaction);
  }

  @Bean
  NoticeWords noticeWords(MessageSource messages, Workspace workspace) {
    return new NoticeWords(messages, workspace.zone());
  }

  @Bean
  RunEvents runEvents(
      JdbcClient database, ExportRuns runs, Definitions<Export> exports, Workspace workspace) {
    return new RunEvents(database, runs, exports, workspace.clock());
  }

  @Bean
  RefreshEvents refreshEvents(JdbcClient database, Refreshes refreshes, Workspace workspace) {
    return new RefreshEvents(database, refreshes, workspace.clock());
  }

  @Bean
  ConnectionEvents connectionEvents(
      JdbcClient database,
      Definitions<Connection> connections,
      ConnectionStates states,
      Workspace workspace) {
    return new ConnectionEvents(database, connections, states, workspace.clock());
  }

  @Bean
  LateExports lateExports(
      JdbcClient database,
      TransactionOperations transaction,
      JsonMapper mapper,
      Definitions<Export> exports,
      ExportRuns runs,
      StoredSystemSchedule system,
      Workspace workspace,
      Settings settings) {
    return new LateExports(
        database,
        transaction,
        mapper,
        exports,
        runs,
        system,
        workspace,
        settings.notifications().lateAfter());
  }

  @Bean
  Notifier notifier(
      List<EventSource> sources,
      JdbcClient database,
      Users users,
      Notices notices,
      NoticeWords words,
      PublicAddress address,
      JsonMapper mapper,
      Settings settings,
      Workspace workspace) {
    NotificationSettings wanted = settings.notifications();
    List<Channel> channels = new ArrayList<>();
    wanted.smtp().ifPresent(smtp -> channels.add(new MailChannel(smtp, words, address)));
    wanted
        .webhook()
        .ifPresent(webhook ->
            channels.add(new WebhookChannel(webhook, words, address, workspace.clock(), mapper)));
    return new Notifier(
        sources,
        new Audience(database, users),
        notices,
        new Outbox(database, notices),
        channels,
        wanted.keep(),
        workspace.clock());
  }
}
