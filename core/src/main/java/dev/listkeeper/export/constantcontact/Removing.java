package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.between;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.constantcontact.BadRequest;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.contact.ContactId;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.workspace.Cancellations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes people of ours off the list by their contact ids. Removing somebody twice changes nothing,
 * so a batch whose answer got lost is sent again. Entering the step again goes on where it was.
 */
final class Removing {
  /** The most the service takes in a call. */
  static final int A_BATCH = 500;

  /** Well below the thousand that the service lets wait for the whole account. */
  static final int IN_FLIGHT = 50;

  private static final int TRIES = 3;

  private final QueryEngine engine;
  private final ExportRuns runs;
  private final Cancellations cancellations;
  private final ContactIds contactIds;
  private final InFlight inFlight;
  private final RunData data;
  private final Reckoning reckoning;

  Removing(
      ExportRunner.Parts parts,
      ContactIds contactIds,
      InFlight inFlight,
      RunData data,
      Reckoning reckoning) {
    this.engine = parts.engine();
    this.runs = parts.runs();
    this.cancellations = parts.cancellations();
    this.contactIds = contactIds;
    this.inFlight = inFlight;
    this.data = data;
    this.reckoning = reckoning;
  }

  /**
   * Removes whom the plan says and waits until the service is done with all of it. A run asked to
   * end early prepares no more batches; those sent are awaited.
   */
  void remove(RunContext context, ExportRun run) {
    inFlight.in(Batch.State.PREPARED, run).stream()
        .filter(batch -> batch.kind() == Batch.Kind.REMOVAL)
        .forEach(batch -> post(context, batch, data.removals(run)));
    Snapshot removals = withContactIds(context, run);
    long removable = reckoning.removable(removals);
    long sent = lastSent(run);
    while (sent < removable && cancellations.askedBy(run.name()).isEmpty()) {
      inFlight.await(context, run, IN_FLIGHT - 1);
      sent = prepare(context, run, removals, sent + 1, removable);
    }
    inFlight.await(context, run, 0);
  }

  private long lastSent(ExportRun run) {
    return Batch.lastOf(Batch.Kind.REMOVAL, runs.batches(run.id()));
  }

  /** Once there are positions they stay, since batches name them. */
  private Snapshot withContactIds(RunContext context, ExportRun run) {
    Snapshot removals = data.removals(run);
    if (removals.schema().names().contains(Removals.POSITION)) {
      return removals;
    }
    Query rows = new Query.Scan(removals);
    contactIds.learn(
        context,
        Removals.unknown(rows, contactIds.known(context)),
        engine.count(data.listed(context.export())));
    return data.replace(
            run.removals(),
            Removals.found(rows, contactIds.known(context)),
            "with contact ids, run " + run.number())
        .snapshot();
  }

  private long prepare(
      RunContext context, ExportRun run, Snapshot removals, long from, long removable) {
    int number = runs.batches(run.id()).size() + 1;
    Batch batch =
        new Batch(
            run.id(),
            number,
            Batch.Kind.REMOVAL,
            from,
            Math.min(removable, from + A_BATCH - 1),
            0,
            "removal-" + run.export() + "-" + run.number() + "-" + number + "-" + UUID.randomUUID(),
            Batch.State.PREPARED,
            Optional.empty(),
            Batch.Counters.NONE);
    runs.save(batch);
    post(context, batch, removals);
    return batch.to();
  }

  private void post(RunContext context, Batch batch, Snapshot removals) {
    List<ContactId> ids = ids(removals, batch);
    for (int attempt = 1; ; attempt++) {
      try {
        Activity accepted =
            context.account().activities().removeFromLists(ids, List.of(context.list()));
        runs.save(batch.accepted(accepted.id().value()));
        return;
      } catch (BadRequest refused) {
        runs.save(batch.ended(Batch.State.FAILED, Batch.Counters.NONE));
        throw refused;
      } catch (ConstantContactException failure) {
        if (!failure.mayHaveTakenEffect() || attempt == TRIES) {
          throw failure;
        }
      }
    }
  }

  private List<ContactId> ids(Snapshot removals, Batch batch) {
    Query slice =
        new Query.Filter(
            select(new Query.Scan(removals), Removals.POSITION, Removals.CONTACT_ID),
            between(ref(Removals.POSITION), Literal.of(batch.from()), Literal.of(batch.to())));
    List<ContactId> ids = new ArrayList<>();
    try (RowCursor rows = engine.open(slice)) {
      while (rows.next()) {
        ids.add(new ContactId(Objects.requireNonNull(rows.text(1))));
      }
    }
    return ids;
  }
}
