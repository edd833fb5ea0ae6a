package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;

import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.constantcontact.contact.ContactStatus;
import dev.listkeeper.constantcontact.contact.Permission;
import dev.listkeeper.export.AddressRules;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.plan.Suppressed;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.StagedText;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the account's people who must not be put on a list: unsubscribed and deleted ones. They are
 * kept, and only changes since are read, as long as there are then exactly as many as the service
 * counts; otherwise everybody is read anew. Released people are not among the changes: the count
 * finds them.
 *
 * <p>Two runs of one account may do this at once. Each keeps a version that was complete when it
 * was counted, and that says itself when it was begun, so whichever comes last is a good start for
 * the next.
 */
final class SuppressedReader {
  /** How far before the last reading a new one begins: for clocks that differ, and late entries. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  /**
   * After this everybody is read again. A count can't tell when one person was released and another
   * opted out without becoming a change.
   */
  static final Duration WHOLE = Duration.ofDays(7);

  /** So many come with a single call: reading the changes would take as many. */
  private static final int A_PAGE = 500;

  private static final int TRIES = 2;

  private final Workspace workspace;
  private final QueryEngine engine;
  private final Snapshots snapshots;

  SuppressedReader(ExportRunner.Parts parts) {
    this.workspace = parts.workspace();
    this.engine = parts.engine();
    this.snapshots = parts.snapshots();
  }

  /**
   * Addresses and why, a row an address.
   *
   * @throws Problem SERVICE_FAILED if the service twice gives fewer people than it counts
   */
  Query read(RunContext context) {
    Optional<Snapshot> before =
        snapshots
            .latest(name(context))
            .map(Version::snapshot)
            .filter(kept -> kept.rows() > A_PAGE && kept.schema().equals(Suppressed.KEPT));
    Snapshot now =
        before.flatMap(kept -> withChanges(context, kept)).orElseGet(() -> everybody(context));
    return Suppressed.byAddress(new Query.Scan(now));
  }

  /** Empty when the changes do not explain how many there are now. */
  private Optional<Snapshot> withChanges(RunContext context, Snapshot kept) {
    Moments moments = moments(kept);
    Instant begun = workspace.clock().instant();
    if (begun.isAfter(moments.whole().plus(WHOLE))) {
      return Optional.empty();
    }
    ContactQuery changes = suppressed().changedAfter(moments.asOf().minus(OVERLAP));
    Snapshot changed = fetch(context, changes, new Moments(begun, moments.whole()));
    long counted = context.account().contacts().count(suppressed());
    if (changed.rows() == 0) {
      return counted == kept.rows() ? Optional.of(kept) : Optional.empty();
    }
    Query same =
        new Query.Join(
            Query.JoinKind.ANTI,
            new Query.Scan(kept),
            new Query.Scan(changed),
            List.of(new Query.Key(Suppressed.CONTACT_ID, Suppressed.CONTACT_ID)));
    Query all =
        new Query.Append(
            List.of(new Query.Scan(changed), dated(same, new Moments(begun, moments.whole()))));
    Snapshot now = snapshots.write(name(context), all);
    return now.rows() == counted ? Optional.of(committed(context, now)) : Optional.empty();
  }

  /** More than are counted may be somebody released meanwhile; fewer must not be. */
  private Snapshot everybody(RunContext context) {
    for (int attempt = 1; ; attempt++) {
      Instant begun = workspace.clock().instant();
      Snapshot now = fetch(context, suppressed(), new Moments(begun, begun));
      long counted = context.account().contacts().count(suppressed());
      if (now.rows() >= counted) {
        return committed(context, now);
      }
      if (attempt == TRIES) {
        throw new Problem(
            ProblemCode.SERVICE_FAILED,
            "Constant Contact counts "
                + counted
                + " unsubscribed and deleted people and gives "
                + now.rows()
                + "; nothing was sent. Run the export again in a while.");
      }
    }
  }

  private Snapshot committed(RunContext context, Snapshot now) {
    snapshots.commit(name(context), now, "as read from the account");
    snapshots.retain(name(context), 1);
    return now;
  }

  private static ContactQuery suppressed() {
    return ContactQuery.everyone().in(ContactStatus.UNSUBSCRIBED, ContactStatus.DELETED);
  }

  private record Moments(Instant asOf, Instant whole) {}

  private Moments moments(Snapshot kept) {
    Query one =
        new Query.Sort(
            select(new Query.Scan(kept), Suppressed.AS_OF, Suppressed.WHOLE_AT),
            List.of(Query.Order.ascending(Suppressed.AS_OF)),
            0,
            Optional.of(1L));
    try (RowCursor rows = engine.open(one)) {
      rows.next();
      return new Moments(
          Instant.parse(Objects.requireNonNull(rows.text(0))),
          Instant.parse(Objects.requireNonNull(rows.text(1))));
    }
  }

  /** What a query finds, a row a contact, in the columns of {@link Suppressed#KEPT}. */
  private Snapshot fetch(RunContext context, ContactQuery query, Moments moments) {
    Path folder = context.folder("suppressed");
    Path file = folder.resolve("contacts.txt");
    try (StagedText out = new StagedText(file);
        Stream<Contact> contacts = context.account().contacts().all(query)) {
      contacts.forEach(contact -> write(out, contact));
    }
    // A page that shifts while it is read may bring somebody twice.
    Query each =
        new Query.Aggregate(
            new Query.Staged(
                file, List.of(Suppressed.CONTACT_ID, Suppressed.ADDRESS, Suppressed.STATE)),
            List.of(Suppressed.CONTACT_ID),
            List.of(
                Query.Total.of(Suppressed.ADDRESS, Query.Function.MAX, ref(Suppressed.ADDRESS)),
                Query.Total.of(Suppressed.STATE, Query.Function.MAX, ref(Suppressed.STATE))));
    return snapshots.write(name(context), dated(each, moments));
  }

  private static Query dated(Query contacts, Moments moments) {
    return project(
        contacts,
        keep(Suppressed.CONTACT_ID),
        keep(Suppressed.ADDRESS),
        keep(Suppressed.STATE),
        as(Suppressed.AS_OF, text(moments.asOf().toString())),
        as(Suppressed.WHOLE_AT, text(moments.whole().toString())));
  }

  private static void write(StagedText out, Contact contact) {
    boolean optedOut =
        contact.email().filter(email -> email.permission() == Permission.UNSUBSCRIBED).isPresent();
    out.field(contact.id().value());
    out.field(contact.email().map(email -> AddressRules.matchForm(email.address())).orElse(null));
    out.field((optedOut ? HoldBack.UNSUBSCRIBED : HoldBack.DELETED).name());
    out.endRow();
  }

  private static DatasetName name(RunContext context) {
    return new DatasetName(DatasetName.Kind.SUPPRESSED, context.agreed().id());
  }
}
