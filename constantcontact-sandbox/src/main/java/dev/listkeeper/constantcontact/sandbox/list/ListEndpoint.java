package dev.listkeeper.constantcontact.sandbox.list;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Paging;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes lists. */
public final class ListEndpoint {
  private static final String ONE = "/v3/contact_lists/{list_id}";
  private static final String ALL = "/v3/contact_lists";
  private static final int MAX_PAGE = 1_000;
  private static final int DEFAULT_PAGE = 50;

  private final Lists lists;
  private final Memberships memberships;
  private final IntPredicate mailable;
  private final Store store;
  private final Switches switches;

  /** An endpoint over these lists; the predicate says which contact may be mailed. */
  public ListEndpoint(
      Lists lists, Memberships memberships, IntPredicate mailable, Store store, Switches switches) {
    this.lists = lists;
    this.memberships = memberships;
    this.mailable = mailable;
    this.store = store;
    this.switches = switches;
  }

  /** Its routes. */
  public List<Route> routes(Gate gate) {
    Access write = Access.contactData(Privileges.LISTS_WRITE);
    return List.of(
        new Route("GET", ALL, gate.before(this::readAccess, this::page)),
        new Route("POST", ALL, gate.before(write, this::create)),
        new Route("GET", ONE, gate.before(this::readAccess, this::one)),
        new Route("PUT", ONE, gate.before(write, this::replace)));
  }

  @Unconfirmed(Switch.LISTS_NEED_CONTACTS_READ)
  private Access readAccess() {
    return Access.contactData(
        switches.on(Switch.LISTS_NEED_CONTACTS_READ)
            ? Privileges.CONTACTS_READ
            : Privileges.LISTS_READ);
  }

  @Documented("contract 3.0.178, GET /contact_lists")
  @Unconfirmed(Switch.LIST_PAGE_DEFAULT_IS_1000)
  private Answer page(Call call) {
    Paging paging =
        Paging.of(
            call,
            switches.on(Switch.LIST_PAGE_DEFAULT_IS_1000) ? MAX_PAGE : DEFAULT_PAGE,
            MAX_PAGE);
    Parameters asked = paging.asked();
    ListFilter filter = ListFilter.of(asked);
    Counted counted = Counted.of(asked);
    List<ContactList> matching = lists.all().stream().filter(filter::accepts).toList();
    Paging.Stretch<ContactList> stretch = paging.stretch(matching, ContactList::id);

    ObjectNode body = Json.object();
    ArrayNode page = body.putArray("lists");
    stretch.items().forEach(list -> page.add(json(list, counted)));
    if (asked.flag("include_count")) {
      body.put("lists_count", matching.size());
    }
    paging.link(body, stretch, switches);
    return Answer.ok(body);
  }

  private Answer one(Call call) {
    return Answer.ok(json(lists.get(call.at("list_id")), Counted.of(call.query())));
  }

  private Answer create(Call call) throws IOException {
    return Answer.json(201, lists.create(ListInput.of(call.json())).json());
  }

  private Answer replace(Call call) throws IOException {
    return Answer.ok(lists.change(call.at("list_id"), ListInput.of(call.json())).json());
  }

  private ObjectNode json(ContactList list, Counted counted) {
    ObjectNode body = list.json();
    switch (counted) {
      case NONE -> {}
      case ALL -> body.put("membership_count", store.read(() -> memberships.size(list.number())));
      case ACTIVE -> body.put("membership_count", store.read(() -> countMailable(list)));
    }
    return body;
  }

  private int countMailable(ContactList list) {
    int count = 0;
    int number = list.number();
    for (int c = memberships.next(number, 0); c >= 0; c = memberships.next(number, c + 1)) {
      count += mailable.test(c) ? 1 : 0;
    }
    return count;
  }

  private enum Counted {
    NONE,
    ALL,
    ACTIVE;

    static Counted of(Parameters asked) {
      return switch (asked.get("include_membership_count").orElse("")) {
        case "" -> NONE;
        case "all" -> ALL;
        case "active" -> ACTIVE;
        default -> throw Refusal.invalid("include_membership_count must be all or active.");
      };
    }
  }

  private record ListFilter(String name, Set<String> status) {
    private static final Set<String> STATUSES = Set.of("all", "active", "deleted");

    static ListFilter of(Parameters asked) {
      Set<String> status = Set.copyOf(asked.list("status"));
      if (!STATUSES.containsAll(status)) {
        throw Refusal.invalid("status must be all, active or deleted.");
      }
      return new ListFilter(
          asked.get("name").orElse(""), status.isEmpty() ? Set.of("active") : status);
    }

    boolean accepts(ContactList list) {
      return (name.isEmpty() || list.name().equals(name))
          && (status.contains("all") || status.contains(list.deleted() ? "deleted" : "active"));
    }
  }
}
