package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.contact.ContactIds;
import dev.listkeeper.constantcontact.sandbox.contact.ContactTable;
import dev.listkeeper.constantcontact.sandbox.contact.Contacts;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.limit.Limiter;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one door to bulk activities. */
public final class Bulk implements AutoCloseable {
  private final Activities activities;
  private final Worker worker;
  private final ActivityFiles files;
  private final ActivityEndpoint endpoint;
  private final ImportEndpoint imports;
  private final ExportEndpoint exports;

  /** What activities work on. */
  public record Matter(
      ContactTable table,
      Contacts contacts,
      ContactIds ids,
      Lists lists,
      Memberships memberships) {}

  /** Bulk activities over this matter. */
  public Bulk(
      Store store,
      InstantSource clock,
      Switches switches,
      Limiter limiter,
      ActivityFiles files,
      Delays delays,
      Matter matter) {
    this.files = files;
    activities = new Activities(store, clock, switches, limiter, files, delays);
    Lists lists = matter.lists();
    ImportJob importJob = new ImportJob(store, matter.contacts(), lists, files, switches);
    ExportJob exportJob =
        new ExportJob(
            store, matter.table(), matter.ids(), lists, matter.memberships(), files, switches);
    worker =
        new Worker(
            activities,
            Map.of(
                Kind.FILE_IMPORT,
                importJob,
                Kind.JSON_IMPORT,
                importJob,
                Kind.EXPORT,
                exportJob,
                Kind.LIST_DELETE,
                new ListDeleteJob(store, lists, matter.memberships())));
    endpoint = new ActivityEndpoint(activities, worker, lists, switches, clock);
    imports = new ImportEndpoint(activities, worker, files, lists, switches);
    exports = new ExportEndpoint(activities, worker, exportJob, files, lists, switches);
  }

  /** Begins to work; what a killed process left in the queue is done first. */
  public void start() throws IOException {
    activities.sweep();
    worker.start();
  }

  /** The routes of all bulk activities. */
  public List<Route> routes(Gate gate) {
    return Stream.of(endpoint.routes(gate), imports.routes(gate), exports.routes(gate))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns when no activity is due any more. */
  public void finishDue() {
    worker.finishDue();
  }

  /** The delays in force. */
  public Delays delays() {
    return activities.delays();
  }

  /** Gives activities queued from now on other delays. */
  public void delays(Delays delays) {
    activities.delays(delays);
  }

  /** Time spent since the last reset. */
  public BusyTime busyTime() {
    return worker.busy();
  }

  /** Forgets the time spent. */
  public void resetBusyTime() {
    worker.resetBusy();
  }

  @Override
  public void close() throws IOException {
    worker.close();
    files.close();
  }
}
