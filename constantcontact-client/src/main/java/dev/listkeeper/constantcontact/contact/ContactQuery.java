package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.internal.Query;
import dev.listkeeper.constantcontact.list.ListId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which contacts to read; conditions add up. Start from {@link #everyone()} and narrow down.
 *
 * @param status in any of these states; always sent, because the service's default is disputed
 * @param lists on any of these lists, at most 25; empty for no condition
 * @param email exactly this address
 * @param updatedAfter changed after
 * @param optedOutAfter opted out after
 * @param withLists whether each contact comes with its lists
 * @param limit contacts in a page, 1 to 500
 */
public record ContactQuery(
    Set<ContactStatus> status,
    List<ListId> lists,
    Optional<String> email,
    Optional<Instant> updatedAfter,
    Optional<Instant> optedOutAfter,
    boolean withLists,
    int limit) {

  private static final int MOST_LISTS = 25;
  private static final int LARGEST_PAGE = 500;

  /** Checks the limits the service sets. */
  public ContactQuery {
    status = Set.copyOf(status);
    lists = List.copyOf(lists);
    if (status.isEmpty() || lists.size() > MOST_LISTS || limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "A query needs a status, at most 25 lists, and a limit of 1 to 500.");
    }
  }

  /** Everyone, the deleted and the unsubscribed included, 500 to a page. */
  public static ContactQuery everyone() {
    return new ContactQuery(
        Set.of(ContactStatus.ALL),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        LARGEST_PAGE);
  }

  /** In one of these states only. */
  public ContactQuery in(ContactStatus... states) {
    return new ContactQuery(
        Set.of(states), lists, email, updatedAfter, optedOutAfter, withLists, limit);
  }

  /** On one of these lists only. */
  public ContactQuery on(Collection<ListId> ids) {
    return new ContactQuery(
        status, List.copyOf(ids), email, updatedAfter, optedOutAfter, withLists, limit);
  }

  /** With exactly this address. */
  public ContactQuery withEmail(String address) {
    return new ContactQuery(
        status, lists, Optional.of(address), updatedAfter, optedOutAfter, withLists, limit);
  }

  /** Changed after this moment. */
  public ContactQuery changedAfter(Instant moment) {
    return new ContactQuery(
        status, lists, email, Optional.of(moment), optedOutAfter, withLists, limit);
  }

  /** Opted out after this moment. */
  public ContactQuery optedOutSince(Instant moment) {
    return new ContactQuery(
        status, lists, email, updatedAfter, Optional.of(moment), withLists, limit);
  }

  /** Each contact with the lists it is on. */
  public ContactQuery includingLists() {
    return new ContactQuery(status, lists, email, updatedAfter, optedOutAfter, true, limit);
  }

  /** So many to a page. */
  public ContactQuery pagesOf(int contacts) {
    return new ContactQuery(status, lists, email, updatedAfter, optedOutAfter, withLists, contacts);
  }

  String pathAndQuery() {
    return query().after("/contacts");
  }

  String countingPathAndQuery() {
    return query().with("include_count", "true").after("/contacts");
  }

  private Query query() {
    var query = new Query().with("status", joinedStatus());
    if (!lists.isEmpty()) {
      query.with("lists", lists.stream().map(ListId::value).collect(Collectors.joining(",")));
    }
    email.ifPresent(address -> query.with("email", address));
    updatedAfter.ifPresent(moment -> query.with("updated_after", moment.toString()));
    optedOutAfter.ifPresent(moment -> query.with("optout_after", moment.toString()));
    if (withLists) {
      query.with("include", "list_memberships");
    }
    return query.with("limit", limit);
  }

  private String joinedStatus() {
    return status.stream()
        .sorted()
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  /** Never shows the address. */
  @Override
  public String toString() {
    return "ContactQuery[status=" + status + ", lists=" + lists + "]";
  }
}
