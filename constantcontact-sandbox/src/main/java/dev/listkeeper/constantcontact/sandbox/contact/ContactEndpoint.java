package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Paging;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes single contacts, and pages through many. */
public final class ContactEndpoint {
  private static final String ALL = "/v3/contacts";
  private static final String COUNTS = "/v3/contacts/counts";
  private static final String ONE = "/v3/contacts/{contact_id}";
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 500;

  private final AddressBook book;
  private final ContactTable table;
  private final ContactIds ids;
  private final Store store;
  private final Switches switches;
  private final InstantSource clock;
  private final ContactJson json;
  private final ContactWriter writer;

  /** An endpoint over these contacts. */
  public ContactEndpoint(AddressBook book, Switches switches, InstantSource clock) {
    this.book = book;
    this.switches = switches;
    this.clock = clock;
    table = book.table();
    ids = book.ids();
    store = book.store();
    json = new ContactJson(book, switches);
    writer = new ContactWriter(book, switches);
  }

  /** Its routes. */
  public List<Route> routes(Gate gate) {
    Access read = Access.contactData(Privileges.CONTACTS_READ);
    Access write = Access.contactData(Privileges.CONTACTS_WRITE);
    return List.of(
        new Route("GET", ALL, gate.before(read, this::page)),
        new Route("POST", ALL, gate.before(write, this::create)),
        new Route("GET", COUNTS, gate.before(read, this::counts)),
        new Route("GET", ONE, gate.before(read, this::one)),
        new Route("PUT", ONE, gate.before(write, this::replace)),
        new Route("DELETE", ONE, gate.before(write, this::delete)));
  }

  private Answer page(Call call) {
    Paging paging = Paging.of(call, DEFAULT_PAGE, MAX_PAGE);
    ContactFilter filter = ContactFilter.of(paging.asked(), book, switches);
    Collection<String> include = ContactJson.checked(paging.asked().list("include"));
    return Answer.ok(store.read(() -> page(paging, filter, include)));
  }

  private ObjectNode page(Paging paging, ContactFilter filter, Collection<String> include) {
    ObjectNode body = Json.object();
    ArrayNode page = body.putArray("contacts");
    int contact = next(filter, paging.start().map(this::placeOf).orElse(0));
    while (contact >= 0 && page.size() < paging.limit()) {
      page.add(json.of(contact, include));
      contact = next(filter, contact + 1);
    }
    if (paging.asked().flag("include_count")) {
      body.put("contacts_count", count(filter));
    }
    paging.link(body, contact >= 0 ? ids.id(contact) : null, switches);
    return body;
  }

  private int count(ContactFilter filter) {
    int count = 0;
    for (int contact = next(filter, 0); contact >= 0; contact = next(filter, contact + 1)) {
      count++;
    }
    return count;
  }

  private Answer counts(Call call) {
    boolean withNew =
        call.query()
            .get("include")
            .map(wanted -> {
              if (!wanted.equals("new_subscriber")) {
                throw Refusal.invalid("include must be new_subscriber.");
              }
              return true;
            })
            .orElse(false);
    return Answer.ok(
        store.read(() -> ContactCounts.of(table, clock.instant(), switches).json(withNew)));
  }

  private int next(ContactFilter filter, int from) {
    return filter.next(from, book);
  }

  private int placeOf(UUID id) {
    int number = ids.number(id);
    if (number < 0) {
      throw Refusal.invalid("The cursor is not valid.");
    }
    return number;
  }

  private Answer one(Call call) {
    Collection<String> include = ContactJson.checked(call.query().list("include"));
    return Answer.ok(store.read(() -> json.of(find(call), include)));
  }

  @Documented("contract: 415 unless the body is application/json")
  private Answer create(Call call) throws IOException {
    if (!call.header("Content-Type").orElse("").startsWith("application/json")) {
      throw Refusal.of(
          415, "contacts.api.unsupported_media_type", "Content-Type must be application/json.");
    }
    JsonNode body = call.json();
    return Answer.json(
        201,
        store.write(() ->
            json.of(
                writer.create(ContactInput.of(body, "create_source", book), now()), sent(body))));
  }

  private Answer replace(Call call) throws IOException {
    JsonNode body = call.json();
    return Answer.ok(
        store.write(() -> {
          int number = find(call);
          writer.replace(number, ContactInput.of(body, "update_source", book), now());
          return json.of(number, sent(body));
        }));
  }

  /** The answer to a write echoes the subresources that were sent. */
  private static Set<String> sent(JsonNode body) {
    return ContactJson.INCLUDES.stream()
        .filter(name -> body.path(name).isArray())
        .collect(Collectors.toSet());
  }

  @Documented("contract: 204")
  private Answer delete(Call call) {
    store.change(() -> {
      int number = find(call);
      if (table.deleted(number)) {
        throw Refusal.notFound("The contact was not found.");
      }
      book.contacts().delete(number, now());
    });
    return Answer.empty(204);
  }

  private int find(Call call) {
    int number;
    try {
      number = ids.number(UUID.fromString(call.at("contact_id")));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(400, "contacts.api.not_found", "contact_id is in an invalid format.");
    }
    if (number < 0 || number >= table.size()) {
      throw Refusal.notFound("The contact was not found.");
    }
    return number;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
