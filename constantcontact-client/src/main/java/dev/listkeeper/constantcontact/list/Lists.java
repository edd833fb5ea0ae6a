package dev.listkeeper.constantcontact.list;

import dev.listkeeper.constantcontact.Conflict;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.internal.Endpoint;
import dev.listkeeper.constantcontact.internal.Json;
import dev.listkeeper.constantcontact.internal.Pages;
import dev.listkeeper.constantcontact.internal.Query;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The contact lists of the account. Thread-safe; reads are repeated on outages and throttling. */
public final class Lists {

  private static final String PATH = "/contact_lists";
  private static final Endpoint READ = Endpoint.get(PATH);
  private static final int PAGE_SIZE = 500;

  private final ApiCalls calls;

  /** Made by {@link dev.listkeeper.constantcontact.ConnectedAccount}. */
  public Lists(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * All lists that are not deleted; a page is fetched when the stream gets to it, by one thread.
   *
   * @param count which members to count
   * @throws ConstantContactException while the stream is consumed
   */
  public Stream<ContactList> all(MembershipCount count) {
    return Pages.walk(() -> page(count), this::page);
  }

  /**
   * The lists that were deleted, without counts; a page is fetched when the stream gets to it, by
   * one thread.
   *
   * @throws ConstantContactException while the stream is consumed
   */
  public Stream<ContactList> deleted() {
    Query first = new Query().with("limit", PAGE_SIZE).with("status", "deleted");
    return Pages.walk(() -> page(first, MembershipCount.NONE), this::page);
  }

  /**
   * The first page, of up to 500 lists.
   *
   * @param count which members to count
   */
  public Page<ContactList> page(MembershipCount count) {
    return page(new Query().with("limit", PAGE_SIZE), count);
  }

  /** The page a link of an earlier one leads to. */
  public Page<ContactList> page(Page.Next next) {
    return calls.getPage(READ, next, "lists", ContactList::from);
  }

  /** The list of exactly this name, without a count. */
  public Optional<ContactList> named(String name) {
    return page(new Query().with("name", name), MembershipCount.NONE).items().stream()
        .filter(list -> list.deletedAt().isEmpty())
        .findFirst();
  }

  /**
   * One list.
   *
   * @param id which
   * @param count which members to count
   * @throws NotFound when the account has no such list
   */
  public ContactList get(ListId id, MembershipCount count) {
    return calls.get(
        Endpoint.get(PATH + "/{list_id}"),
        counting(new Query(), count).after(PATH + "/" + id),
        ContactList::from);
  }

  /**
   * Makes a list. Not repeated when the answer gets lost: look with {@link #named} first.
   *
   * @param name up to 255 characters
   * @param description empty for none
   * @throws Conflict when the name is taken
   * @throws UnknownOutcome when the answer got lost
   */
  public ContactList create(String name, Optional<String> description) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("name", name);
    description.ifPresent(text -> body.put("description", text));
    return calls.post(Endpoint.post(PATH), PATH, body, ContactList::from);
  }

  private Page<ContactList> page(Query query, MembershipCount count) {
    return calls.getPage(READ, counting(query, count).after(PATH), "lists", ContactList::from);
  }

  private static Query counting(Query query, MembershipCount count) {
    return count == MembershipCount.NONE
        ? query
        : query.with("include_membership_count", count.name().toLowerCase(Locale.ROOT));
  }
}
