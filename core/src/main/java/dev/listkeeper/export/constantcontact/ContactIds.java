package dev.listkeeper.export.constantcontact;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.is;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.ref;

import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.export.AddressRules;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.StagedText;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Contact ids of an account by address, learnt once and kept: removals need them. */
final class ContactIds {
  private static final long A_PAGE = 500;

  private final QueryEngine engine;
  private final Snapshots snapshots;

  ContactIds(QueryEngine engine, Snapshots snapshots) {
    this.engine = engine;
    this.snapshots = snapshots;
  }

  /** Address and contact id of those known. */
  Query known(RunContext context) {
    return Removals.contacts(snapshots.latest(name(context)).map(Version::snapshot));
  }

  /**
   * How many calls it takes to find so many: each alone, or the whole list.
   *
   * @param listed how many were on the list when it was read
   * @param added how many more there will be by then
   */
  static long calls(long unknown, long listed, long added) {
    return unknown <= pages(listed) ? unknown : pages(listed + added);
  }

  private static long pages(long listed) {
    return Math.max(1, (listed + A_PAGE - 1) / A_PAGE);
  }

  /**
   * Finds the ids of addresses, the cheapest way.
   *
   * @param addresses whose ids are not known; a column of addresses
   * @param listed how many are on the list
   */
  void learn(RunContext context, Query addresses, long listed) {
    long unknown = engine.count(addresses);
    if (unknown == 0) {
      return;
    }
    var file = context.scratch().resolve("contacts-" + UUID.randomUUID() + ".txt");
    try (StagedText out = new StagedText(file)) {
      if (unknown <= pages(listed)) {
        lookUp(context, addresses, out);
      } else {
        scan(context, out);
      }
    }
    keep(context, new Query.Staged(file, Removals.CONTACTS.names()));
  }

  /** Reads the ids of everybody on the list. */
  private static void scan(RunContext context, StagedText out) {
    ContactQuery onTheList = ContactQuery.everyone().on(List.of(context.list()));
    try (Stream<Contact> contacts = context.account().contacts().all(onTheList)) {
      contacts.forEach(contact -> write(contact, out));
    }
  }

  private void lookUp(RunContext context, Query addresses, StagedText out) {
    try (RowCursor rows = engine.open(addresses)) {
      while (rows.next()) {
        context
            .account()
            .contacts()
            .withEmail(Objects.requireNonNull(rows.text(0)))
            .ifPresent(contact -> write(contact, out));
      }
    }
  }

  static void write(Contact contact, StagedText out) {
    contact
        .email()
        .ifPresent(email -> {
          out.field(AddressRules.matchForm(email.address()));
          out.field(contact.id().value());
          out.endRow();
        });
  }

  /** Adds ids to those known. */
  void keep(RunContext context, Query found) {
    snapshots.succeed(
        name(context),
        latest -> {
          Query known = Removals.contacts(latest.map(Version::snapshot));
          // A contact whose address has changed is known by the new one only.
          Query others =
              new Query.Join(
                  Query.JoinKind.ANTI,
                  known,
                  found,
                  List.of(new Query.Key(Removals.CONTACT_ID, Removals.CONTACT_ID)));
          return new Query.Distinct(
              new Query.Append(List.of(found, Settlement.without(others, found))));
        },
        "as learnt from the account");
  }

  /** Forgets the ids of those who are still on the list although they were removed by them. */
  void forget(RunContext context, Query outcomes) {
    Query wrong =
        new Query.Filter(
            outcomes, and(is(Settlement.OUTCOME, Outcome.NOT_REMOVED), not(ref(Ledger.CONFIRMED))));
    snapshots.succeed(
        name(context),
        latest -> Settlement.without(Removals.contacts(latest.map(Version::snapshot)), wrong),
        "without those that are wrong");
  }

  private static DatasetName name(RunContext context) {
    return new DatasetName(DatasetName.Kind.CONTACTS, context.agreed().id());
  }
}
