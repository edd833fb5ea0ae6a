package dev.listkeeper.server.config;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.connect.AccountCustomFields;
import dev.listkeeper.server.connect.AccountLists;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.connect.StoredAccounts;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.store.DefinitionChanges;
import dev.listkeeper.server.store.DefinitionStore;
import dev.listkeeper.server.store.Fence;
import dev.listkeeper.server.store.FencedCatalog;
import dev.listkeeper.server.store.ListOwners;
import dev.listkeeper.server.store.ListSizes;
import dev.listkeeper.server.store.Memberships;
import dev.listkeeper.server.store.OwnedExports;
import dev.listkeeper.server.store.StoredCancellations;
import dev.listkeeper.server.store.StoredCatalog;
import dev.listkeeper.server.store.StoredConnectionStates;
import dev.listkeeper.server.store.StoredLeavings;
import dev.listkeeper.server.store.StoredPermits;
import dev.listkeeper.server.store.StoredRefreshes;
import dev.listkeeper.server.store.StoredRuns;
import dev.listkeeper.server.store.StoredScheduleMarks;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.server.workspace.ColumnCheck;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.ExportPreviews;
import dev.listkeeper.server.workspace.ListCheck;
import dev.listkeeper.server.workspace.MatchedFields;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.server.workspace.UnneededRows;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What is kept in the database. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  DefinitionStore definitionStore(JdbcClient database, JsonMapper mapper, Clock clock) {
    return new DefinitionStore(database, mapper, clock, CurrentUser::nameForTheRecord);
  }

  @Bean
  Memberships memberships(JdbcClient database) {
    return new Memberships(database);
  }

  @Bean
  DefinitionChanges definitionChanges(JdbcClient database) {
    return new DefinitionChanges(database);
  }

  @Bean
  StoredLeavings storedLeavings(JdbcClient database) {
    return new StoredLeavings(database);
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
  Fence fence(JdbcClient database) {
    return new Fence(database);
  }

  @Bean
  Catalog catalog(
      JdbcClient database,
      JsonMapper mapper,
      Workspace workspace,
      Fence fence,
      TransactionOperations transaction) {
    return new FencedCatalog(
        new StoredCatalog(database, mapper, workspace.home()), fence, transaction);
  }

  @Bean
  Definitions<DataSource> sources(DefinitionStore store) {
    return store.of("source", DataSource.class);
  }

  @Bean
  Definitions<Segment> segments(DefinitionStore store) {
    return store.of("segment", Segment.class);
  }

  @Bean
  Definitions<Connection> connections(DefinitionStore store) {
    return store.of("connection", Connection.class);
  }

  @Bean
  Definitions<Export> exports(
      DefinitionStore store, ListOwners owners, TransactionOperations transaction) {
    return new OwnedExports(store.of("export", Export.class), owners, transaction);
  }

  @Bean
  ListSizes listSizes(JdbcClient database, JsonMapper mapper) {
    return new ListSizes(database, mapper);
  }

  @Bean
  ListOwners listOwners(JdbcClient database) {
    return new ListOwners(database);
  }

  @Bean
  ExportRuns exportRuns(
      JdbcClient database,
      JsonMapper mapper,
      TransactionOperations transaction,
      Catalog catalog,
      Fence fence,
      Audit audit) {
    return new StoredRuns(database, mapper, transaction, catalog, fence, audit);
  }

  @Bean
  Refreshes refreshes(
      JdbcClient database,
      JsonMapper mapper,
      TransactionOperations transaction,
      Fence fence,
      Audit audit) {
    return new StoredRefreshes(database, mapper, transaction, fence, audit);
  }

  @Bean
  Cancellations cancellations(JdbcClient database, TransactionOperations transaction, Audit audit) {
    return new StoredCancellations(database, transaction, audit);
  }

  @Bean
  Permits permits(
      JdbcClient database,
      TransactionOperations transaction,
      Fence fence,
      Audit audit,
      Workspace workspace) {
    return new StoredPermits(database, transaction, fence, audit, workspace.clock());
  }

  @Bean
  StoredSystemSchedule systemSchedule(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction, Audit audit) {
    return new StoredSystemSchedule(database, mapper, transaction, audit);
  }

  @Bean
  StoredScheduleMarks scheduleMarks(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction, Fence fence) {
    return new StoredScheduleMarks(database, mapper, transaction, fence);
  }

  @Bean
  ConnectionStates connectionStates(
      JdbcClient database, JsonMapper mapper, TransactionOperations transaction, Users users) {
    return new StoredConnectionStates(
        database, mapper, transaction, users::isAdministratorWhoMaySignIn);
  }

  @Bean
  Sections sections(
      Definitions<DataSource> sources,
      Definitions<Customers> customers,
      Definitions<Relationship> relationships,
      Definitions<Segment> segments,
      Definitions<Connection> connections,
      Definitions<Export> exports) {
    return Sections.of(sources, customers, relationships, segments, connections, exports);
  }

  @Bean
  ConnectionRights connectionRights(Definitions<Connection> connections) {
    return new ConnectionRights(connections);
  }

  @Bean
  WorkspaceEditor workspaceEditor(
      Sections sections,
      ConnectionSetup connections,
      Audit audit,
      TransactionOperations transaction,
      JsonMapper mapper,
      Snapshots snapshots,
      UnneededRows rows,
      MatchedFields fields,
      Workspace workspace,
      AccountLists accountLists) {
    ColumnCheck columns = new ColumnCheck(snapshots, workspace);
    ListCheck lists = new ListCheck(accountLists);
    return new WorkspaceEditor(
        sections, connections, audit, transaction, mapper, columns, lists, rows, fields);
  }

  @Bean
  MatchedFields matchedFields(
      StoredAccounts accounts,
      ConnectionStates states,
      Profiles profiles,
      Audit audit,
      AccountCustomFields known) {
    return new MatchedFields(accounts, states, profiles, audit, known);
  }

  @Bean
  ExportPreviews exportPreviews(
      Sections sections,
      ConnectionStates states,
      Profiles profiles,
      QueryEngine engine,
      Snapshots snapshots,
      Workspace workspace,
      AccountCustomFields fields) {
    return new ExportPreviews(sections, states, profiles, engine, snapshots, workspace, fields);
  }

  /** Once at start too: a process may have ended between a change and what follows from it. */
  @Bean(initMethod = "drop")
  UnneededRows unneededRows(Sections sections, Snapshots snapshots) {
    return new UnneededRows(sections, snapshots);
  }
}
