package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.contact.AbuseGuard;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import dev.listkeeper.constantcontact.sandbox.limit.Limiter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one door to bulk activities. */
public final class Bulk implements AutoCloseable {
  private final Activities activities;
  private final Worker worker;
  private final ActivityFiles files;
  private final ActivityEndpoint endpoint;
  private final BulkEndpoint changes;
  private final ImportEndpoint imports;
  private final ExportEndpoint exports;

  /** Bulk activities over this address book. */
  public Bulk(
      AddressBook book,
      InstantSource clock,
      Switches switches,
      Limiter limiter,
      ActivityFiles files,
      Delays delays,
      AbuseGuard guard) {
    this.files = files;
    activities = new Activities(book.store(), clock, switches, limiter, files, delays);
    ExportJob exportJob = new ExportJob(book, files, switches);
    worker =
        new Worker(
            activities,
            jobs(book, new ImportJob(book, files, switches, guard), exportJob, switches));
    Intake intake = new Intake(activities, worker, switches);
    endpoint = new ActivityEndpoint(activities, switches, clock);
    changes = new BulkEndpoint(intake, book, switches, clock);
    imports = new ImportEndpoint(intake, files, book, switches);
    exports = new ExportEndpoint(activities, intake, exportJob, files, book, switches, clock);
  }

  private static Map<Kind, Job> jobs(
      AddressBook book, Job imports, Job exports, Switches switches) {
    Job memberships = new MembershipJob(book, switches);
    Job deletions = new DeletionJob(book);
    Map<Kind, Job> jobs = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      jobs.put(
          kind,
          switch (kind) {
            case FILE_IMPORT, JSON_IMPORT -> imports;
            case EXPORT -> exports;
            case LIST_ADD, LIST_REMOVE, TAG_ADD, TAG_REMOVE, CONTACT_DELETE -> memberships;
            case LIST_DELETE, LISTS_DELETE, TAG_DELETE, TAGS_DELETE, FIELDS_DELETE -> deletions;
          });
    }
    return jobs;
  }

  /**
   * Begins to work; what a killed process left in the queue is done first.
   *
   * @param ofItself on a thread of its own, as soon as something is due; otherwise only {@link
   *     #finishDue} works
   */
  public void start(boolean ofItself) throws IOException {
    activities.sweep();
    if (ofItself) {
      worker.start();
    }
  }

  /** The routes of all bulk activities. */
  public List<Route> routes(Gate gate) {
    return Stream.of(
            endpoint.routes(gate), changes.routes(gate), imports.routes(gate), exports.routes(gate))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns when no activity is due any more. */
  public void finishDue() {
    worker.finishDue();
  }

  /** The imports accepted since the start, in their order. */
  public List<AcceptedImport> acceptedImports() {
    return imports.accepted();
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
