package dev.listkeeper.refresh;

import dev.listkeeper.export.Export;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.UsedRelationships;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.util.Locale;
import java.util.Optional;

/** Which task of a refresh needs which other. */
public final class Dependencies {
  private final Definitions<Customers> customers;
  private final Definitions<Segment> segments;
  private final Definitions<Export> exports;
  private final Profiles profiles;

  public Dependencies(
      Definitions<Customers> customers,
      Definitions<Segment> segments,
      Definitions<Export> exports,
      Profiles profiles) {
    this.customers = customers;
    this.segments = segments;
    this.exports = exports;
    this.profiles = profiles;
  }

  /**
   * Why a task can't be done, in a sentence: something it needs failed, was skipped or was canceled
   * in this refresh.
   */
  Optional<String> blockedBy(RefreshRun refresh, Task task) {
    return refresh.tasks().stream()
        .filter(upstream -> isBad(upstream.status()))
        .filter(upstream -> needs(task, upstream))
        .findFirst()
        .map(Dependencies::reason);
  }

  /** What was skipped passes on its own reason, so that the first cause is named everywhere. */
  private static String reason(Task upstream) {
    return upstream.status() == Status.SKIPPED
        ? upstream.note()
        : "'"
            + upstream.displayName()
            + "' "
            + upstream.status().words().toLowerCase(Locale.ROOT)
            + ".";
  }

  private static boolean isBad(Status status) {
    return status == Status.FAILED || status == Status.SKIPPED || status == Status.CANCELED;
  }

  /** Whether something that an export rests on is still being brought up to date. */
  public boolean isUpdating(RefreshRun refresh, Key export) {
    Task of = Task.waiting(Task.Kind.EXPORT, export, export.value());
    return refresh.tasks().stream()
        .anyMatch(upstream -> !upstream.hasEnded() && needs(of, upstream));
  }

  private boolean needs(Task task, Task upstream) {
    return switch (task.kind()) {
      case SOURCE -> false;
      case CUSTOMERS -> upstream.kind() == Task.Kind.SOURCE && feedsCustomers(upstream.key());
      case SEGMENT ->
          upstream.kind() == Task.Kind.CUSTOMERS
              || (upstream.kind() == Task.Kind.SOURCE && uses(task.key(), upstream.key()));
      case EXPORT ->
          upstream.kind() == Task.Kind.CUSTOMERS
              || (upstream.kind() == Task.Kind.SOURCE && mapped(task.key(), upstream.key()))
              || (upstream.kind() == Task.Kind.SEGMENT && chosen(task.key(), upstream.key()));
    };
  }

  private boolean feedsCustomers(Key source) {
    return customers
        .find(Customers.KEY)
        .filter(chosen -> chosen.table().source().equals(source))
        .isPresent();
  }

  private boolean uses(Key segment, Key source) {
    return segments
        .find(segment)
        .filter(found -> profiles.sourcesOf(UsedRelationships.of(found)).contains(source))
        .isPresent();
  }

  private boolean mapped(Key export, Key source) {
    return exports
        .find(export)
        .filter(found -> profiles.sourcesOf(found.relationships()).contains(source))
        .isPresent();
  }

  private boolean chosen(Key export, Key segment) {
    return exports.find(export).filter(found -> found.segments().contains(segment)).isPresent();
  }
}
