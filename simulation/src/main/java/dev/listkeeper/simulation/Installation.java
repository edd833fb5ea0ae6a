package dev.listkeeper.simulation;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.schedule.ScheduleMarks;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Definitions;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a history plays on: what outlives the processes of an installation, and the service.
 *
 * @param home an empty folder
 * @param clock what the processes take for the time
 * @param network carries requests to the sandbox and nothing else
 */
public record Installation(
    Path home,
    Clock clock,
    QueryEngine engine,
    Catalog catalog,
    ExportRuns runs,
    Permits permits,
    Cancellations cancellations,
    ScheduleMarks marks,
    Definitions<DataSource> sources,
    Definitions<Customers> customers,
    Definitions<Relationship> relationships,
    Definitions<Segment> segments,
    Definitions<Export> exports,
    Definitions<Connection> connectionDefinitions,
    ConnectionStates connections,
    Sandbox sandbox,
    Network network)
    implements AutoCloseable {

  /** Makes a new one, which the caller closes. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Opens it.
     *
     * @param home an empty folder, which the caller removes afterwards
     */
    Installation open(SimulatedClock clock, Path home);
  }

  @Override
  public void close() {
    network.close();
    engine.close();
    sandbox.close();
  }
}
