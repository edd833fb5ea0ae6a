package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Handler;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Queues what is done to many contacts, lists, tags or fields at once. */
final class BulkEndpoint {
  private static final int MOST_LISTS = 50;
  private static final int MORE_LISTS = 100;
  private static final int MOST_CONTACTS = 500;

  private final Intake intake;
  private final AddressBook book;
  private final Selector selector;
  private final Switches switches;
  private final InstantSource clock;

  BulkEndpoint(Intake intake, AddressBook book, Switches switches, InstantSource clock) {
    this.intake = intake;
    this.book = book;
    this.switches = switches;
    this.clock = clock;
    selector = new Selector(book);
  }

  List<Route> routes(Gate gate) {
    Access contacts = Access.contactData(Privileges.CONTACTS_WRITE);
    Access lists = Access.contactData(Privileges.LISTS_WRITE);
    return List.of(
        post("add_list_memberships", gate.before(contacts, this::add)),
        post("remove_list_memberships", gate.before(contacts, this::remove)),
        post("contacts_taggings_add", gate.before(contacts, call -> tag(call, Kind.TAG_ADD))),
        post("contacts_taggings_remove", gate.before(contacts, call -> tag(call, Kind.TAG_REMOVE))),
        post("contact_delete", gate.before(contacts, this::deleteContacts)),
        post("list_delete", gate.before(contacts, this::deleteLists)),
        post("contacts_tags_delete", gate.before(contacts, this::deleteTags)),
        post("custom_fields_delete", gate.before(contacts, this::deleteFields)),
        new Route("DELETE", "/v3/contact_lists/{list_id}", gate.before(lists, this::deleteList)),
        new Route("DELETE", "/v3/contact_tags/{tag_id}", gate.before(contacts, this::deleteTag)));
  }

  private static Route post(String name, Handler handler) {
    return new Route("POST", "/v3/activities/" + name, handler);
  }

  @Documented("contract 3.0.178, POST /activities/add_list_memberships: no 404 among its answers")
  private Answer add(Call call) throws IOException {
    JsonNode body = call.json();
    Selection selection = Selection.of(body, MOST_LISTS);
    listIds(body, MOST_LISTS, 400);
    return queue(Kind.LIST_ADD, body, selection);
  }

  @Documented(
      "contract 3.0.178, POST /activities/remove_list_memberships: 404 is among its answers")
  @Unconfirmed({Switch.REMOVAL_TAKES_100_LISTS, Switch.UNKNOWN_CONTACT_ID_IS_404})
  private Answer remove(Call call) throws IOException {
    JsonNode body = call.json();
    boolean more = switches.on(Switch.REMOVAL_TAKES_100_LISTS);
    Selection selection = Selection.of(body, more ? MORE_LISTS : MOST_LISTS);
    if (selection.newSubscribers()) {
      throw Refusal.invalid("source.new_subscriber is for adding only.");
    }
    listIds(body, MOST_LISTS, 404);
    if (switches.on(Switch.UNKNOWN_CONTACT_ID_IS_404)) {
      found(selection.contactIds(), id -> book.numberOf(id).isPresent(), "contact", 404);
    }
    return queue(Kind.LIST_REMOVE, body, selection);
  }

  @Documented("contract 3.0.178, TagAddRemoveContacts: 1 to 50 tag_ids")
  private Answer tag(Call call, Kind kind) throws IOException {
    JsonNode body = call.json();
    Selection selection = Selection.of(body, MOST_LISTS);
    found(ids(body, "tag_ids", 50), id -> book.tags().find(id).isPresent(), "tag", 404);
    return queue(kind, body, selection);
  }

  @Documented("contract 3.0.178, ContactDelete: 500 contact_ids or 50 list_ids, not both")
  private Answer deleteContacts(Call call) throws IOException {
    JsonNode body = call.json();
    List<String> contacts = Selection.texts(body.path("contact_ids"), MOST_CONTACTS, "contact_ids");
    List<String> lists = Selection.texts(body.path("list_ids"), MOST_LISTS, "list_ids");
    if (contacts.isEmpty() == lists.isEmpty()) {
      throw Refusal.invalid("Either contact_ids or list_ids is required.");
    }
    ObjectNode request = Json.object();
    request.set("source", body);
    return queue(Kind.CONTACT_DELETE, request, Selection.of(request, MOST_LISTS));
  }

  @Documented("contract 3.0.178, POST /activities/list_delete: up to 100")
  private Answer deleteLists(Call call) throws IOException {
    JsonNode body = call.json();
    return intake.queue(Kind.LISTS_DELETE, body.asObject(), listIds(body, MORE_LISTS, 400).size());
  }

  @Documented("contract 3.0.178, TagIdList500Limit")
  private Answer deleteTags(Call call) throws IOException {
    JsonNode body = call.json();
    List<String> ids = ids(body, "tag_ids", 500);
    found(ids, id -> book.tags().find(id).isPresent(), "tag", 400);
    return intake.queue(Kind.TAGS_DELETE, body.asObject(), ids.size());
  }

  @Documented("contract 3.0.178, CustomFieldId100")
  private Answer deleteFields(Call call) throws IOException {
    JsonNode body = call.json();
    List<String> ids = ids(body, "custom_field_ids", 100);
    found(ids, id -> book.fields().find(id).isPresent(), "custom field", 404);
    return intake.queue(Kind.FIELDS_DELETE, body.asObject(), ids.size());
  }

  private Answer deleteList(Call call) {
    String id = call.at("list_id");
    found(List.of(id), one -> book.lists().find(one).isPresent(), "list", 404);
    return intake.queueDeletion(Kind.LIST_DELETE, Json.object().put("list_id", id));
  }

  private Answer deleteTag(Call call) {
    String id = call.at("tag_id");
    found(List.of(id), one -> book.tags().find(one).isPresent(), "tag", 404);
    ObjectNode request = Json.object();
    request.putArray("tag_ids").add(id);
    return intake.queueDeletion(Kind.TAG_DELETE, request);
  }

  private Answer queue(Kind kind, JsonNode body, Selection selection) {
    int items = book.store().read(() -> selector.select(selection, clock.instant()).cardinality());
    return intake.queue(kind, body.asObject(), items);
  }

  private List<String> listIds(JsonNode body, int most, int unknown) {
    List<String> ids = ids(body, "list_ids", most);
    found(ids, id -> book.lists().find(id).isPresent(), "list", unknown);
    return ids;
  }

  private static List<String> ids(JsonNode body, String member, int most) {
    List<String> ids = Selection.texts(body.path(member), most, member);
    if (ids.isEmpty()) {
      throw Refusal.invalid(member + " is required.");
    }
    return ids;
  }

  private static void found(
      List<String> ids, Predicate<String> exists, String what, int statusOtherwise) {
    if (!ids.stream().allMatch(exists)) {
      String message = "A " + what + " was not found.";
      throw statusOtherwise == 404 ? Refusal.notFound(message) : Refusal.invalid(message);
    }
  }
}
