package dev.listkeeper.server.config;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.constantcontact.ExportRunner;
import dev.listkeeper.export.constantcontact.Harvest;
import dev.listkeeper.export.person.PersonSearch;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Lifting;
import dev.listkeeper.export.run.PeopleOfRun;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.refresh.DataTasks;
import dev.listkeeper.refresh.Dependencies;
import dev.listkeeper.refresh.EngineTasks;
import dev.listkeeper.refresh.Refresh;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.segment.SegmentsOf;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.connect.StoredAccounts;
import dev.listkeeper.server.store.Fence;
import dev.listkeeper.server.store.LostWork;
import dev.listkeeper.server.store.StoredHarvestMarks;
import dev.listkeeper.server.upload.Uploads;
import dev.listkeeper.server.work.WorkQueue;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.source.file.AllowedFolders;
import dev.listkeeper.source.file.FolderListing;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The engine and what works with it: reading sources, making profiles, evaluating segments, running
 * exports.
 */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

  @Bean(destroyMethod = "close")
  QueryEngine engine(Workspace workspace) {
    return new DuckDbEngine(engineSettings(workspace));
  }

  /**
   * Half a gigabyte for the engine's buffers: what does not fit is spilled to the process's folder.
   */
  private static DuckDbSettings engineSettings(Workspace workspace) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new DuckDbSettings(workspace.process().resolve("spill"), 512, processors, 4, 64);
  }

  @Bean
  Snapshots snapshots(Workspace workspace, QueryEngine engine, Catalog catalog) {
    return new Snapshots(workspace, engine, catalog);
  }

  @Bean
  SourceReader sourceReader(
      Workspace workspace, Settings settings, QueryEngine engine, Snapshots snapshots) {
    List<Path> readable = new ArrayList<>(settings.dataFolders());
    readable.add(settings.uploads());
    return new SourceReader(workspace, new AllowedFolders(readable), engine, snapshots);
  }

  @Bean
  FolderListing folderListing(Settings settings) {
    return new FolderListing(settings.dataFolders(), settings.uploads());
  }

  @Bean
  Uploads uploads(Settings settings, Definitions<DataSource> sources, Audit audit, Clock clock) {
    return new Uploads(settings.uploads(), settings.uploadMegabytes(), sources, audit, clock);
  }

  @Bean
  Profiles profiles(
      Definitions<DataSource> sources,
      Definitions<Customers> customers,
      Definitions<Relationship> relationships,
      Snapshots snapshots) {
    return new Profiles(sources, customers, relationships, snapshots);
  }

  @Bean
  SegmentEvaluator segmentEvaluator(QueryEngine engine, Snapshots snapshots) {
    return new SegmentEvaluator(engine, snapshots);
  }

  @Bean
  ExportRunner.Parts exportParts(
      Workspace workspace,
      QueryEngine engine,
      Snapshots snapshots,
      Profiles profiles,
      Definitions<Segment> segments,
      Definitions<Export> exports,
      Definitions<Connection> definitions,
      ConnectionStates connections,
      StoredAccounts accounts,
      ExportRuns runs,
      Permits permits,
      Cancellations cancellations) {
    return new ExportRunner.Parts(
        workspace,
        engine,
        snapshots,
        profiles,
        segments,
        exports,
        definitions,
        connections,
        accounts,
        runs,
        permits,
        cancellations,
        Sleeper.REAL);
  }

  @Bean
  ExportRunner exportRunner(ExportRunner.Parts parts) {
    return new ExportRunner(parts, LostWork::is);
  }

  @Bean
  Harvest harvest(
      ExportRunner.Parts parts,
      JdbcClient database,
      TransactionOperations transaction,
      Fence fence,
      Settings settings) {
    return new Harvest(
        parts,
        new StoredHarvestMarks(database, transaction, fence),
        settings.constantContactCallsPerDay());
  }

  @Bean
  SegmentsOf segmentsOf(QueryEngine engine, Snapshots snapshots, Definitions<Segment> segments) {
    return new SegmentsOf(engine, snapshots, segments);
  }

  @Bean
  Lifting lifting(QueryEngine engine, Snapshots snapshots, ExportRuns runs, Permits permits) {
    return new Lifting(engine, snapshots, runs, permits);
  }

  @Bean
  PeopleOfRun peopleOfRun(Snapshots snapshots) {
    return new PeopleOfRun(snapshots);
  }

  @Bean
  PersonSearch personSearch(
      QueryEngine engine,
      Definitions<Export> exports,
      ConnectionStates connections,
      ExportRuns runs,
      Snapshots snapshots,
      Profiles profiles) {
    return new PersonSearch(engine, exports, connections, runs, snapshots, profiles);
  }

  @Bean
  Dependencies dependencies(
      Definitions<Customers> customers,
      Definitions<Segment> segments,
      Definitions<Export> exports,
      Profiles profiles) {
    return new Dependencies(customers, segments, exports, profiles);
  }

  @Bean
  DataTasks dataTasks(
      Workspace workspace,
      Definitions<DataSource> sources,
      Definitions<Segment> segments,
      SourceReader reader,
      Profiles profiles,
      SegmentEvaluator evaluator,
      Snapshots snapshots) {
    return new EngineTasks(
        sources, segments, reader, profiles, evaluator, snapshots, workspace.zone());
  }

  @Bean
  Refresh refresh(
      Workspace workspace,
      Refreshes refreshes,
      Cancellations cancellations,
      Dependencies dependencies,
      DataTasks data,
      WorkQueue exports) {
    return new Refresh(workspace.clock(), refreshes, cancellations, dependencies, data, exports);
  }
}
