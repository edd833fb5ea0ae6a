package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.internal.Endpoint;
import dev.listkeeper.constantcontact.internal.Pages;
import dev.listkeeper.constantcontact.internal.Query;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The contacts of the account. Thread-safe; reads are repeated on outages and throttling. Contacts
 * are only read here: imports write them, see {@link
 * dev.listkeeper.constantcontact.activity.Activities}. Every method may throw a {@link
 * ConstantContactException}.
 */
public final class Contacts {

  private static final Endpoint READ = Endpoint.get("/contacts");

  private final ApiCalls calls;

  /** Made by {@link dev.listkeeper.constantcontact.ConnectedAccount}. */
  public Contacts(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * All contacts the query finds; a page is fetched when the stream gets to it, by one thread.
   *
   * @param query which contacts
   * @throws ConstantContactException while the stream is consumed
   */
  public Stream<Contact> all(ContactQuery query) {
    return Pages.walk(() -> page(query), this::page);
  }

  /**
   * The first page of what the query finds; empty when it finds nobody.
   *
   * @param query which contacts
   */
  public Page<Contact> page(ContactQuery query) {
    return calls.getPage(READ, query.pathAndQuery(), "contacts", Contact::from);
  }

  /** The page a link of an earlier one leads to. */
  public Page<Contact> page(Page.Next next) {
    return calls.getPage(READ, next, "contacts", Contact::from);
  }

  /**
   * The contact with this address, deleted and unsubscribed ones included, with its lists. This is
   * the way to the id of a few contacts; for many, walk the pages of {@link ContactQuery#on} their
   * list: 500 contacts a call.
   *
   * @param address compared without regard to case
   * @return empty when the account never had such a contact
   */
  public Optional<Contact> withEmail(String address) {
    return page(ContactQuery.everyone().withEmail(address).includingLists()).items().stream()
        .filter(each ->
            each.email().filter(email -> email.address().equalsIgnoreCase(address)).isPresent())
        .findFirst();
  }

  /**
   * One contact, also a deleted one, with its lists.
   *
   * @param id which
   * @throws NotFound when the account has no such contact
   */
  public Contact get(ContactId id) {
    String lists = new Query().with("include", "list_memberships").after("/contacts/" + id);
    return calls.get(Endpoint.get("/contacts/{contact_id}"), lists, Contact::from);
  }

  /**
   * How many contacts the query finds, by the service's own count; one call.
   *
   * @param query which contacts
   */
  public int count(ContactQuery query) {
    String path = query.pagesOf(1).countingPathAndQuery();
    return calls.get(READ, path, json -> json.requiredInteger("contacts_count"));
  }

  /** How many contacts the account has, by what they permit. */
  public ContactCounts counts() {
    return calls.get(Endpoint.get("/contacts/counts"), "/contacts/counts", ContactCounts::from);
  }
}
