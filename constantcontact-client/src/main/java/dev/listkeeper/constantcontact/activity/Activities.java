package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.QueueFull;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.contact.ContactId;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.internal.Endpoint;
import dev.listkeeper.constantcontact.internal.ImportBody;
import dev.listkeeper.constantcontact.internal.Json;
import dev.listkeeper.constantcontact.internal.Pages;
import dev.listkeeper.constantcontact.internal.Query;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bulk work: start it, then ask how far it is, until {@link ActivityState#isTerminal}; small work
 * takes about a second, and one {@link #page} shows 500 at once. Thread-safe. Reads are repeated on
 * outages; starting anything is repeated only when the service did not execute it (429 throttled,
 * no connection). Every method may throw a {@link ConstantContactException}.
 *
 * <p>The service also adds to lists and deletes contacts in bulk. Neither is offered: the first
 * would put back who left a list, the second deletes from the account and can't be undone.
 */
public final class Activities {

  private static final Endpoint READ = Endpoint.get("/activities");
  private static final String REMOVAL = "/activities/remove_list_memberships";
  private static final int LARGEST_PAGE = 500;
  private static final int MOST_CONTACTS = 500;
  private static final int MOST_LISTS = ImportBatch.MOST_LISTS;

  private final ApiCalls calls;

  /** Made by {@link dev.listkeeper.constantcontact.ConnectedAccount}. */
  public Activities(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * Adds and updates contacts, and puts them on the batch's lists. Never removes anyone from a list
   * and never puts someone who unsubscribed from the account on one; does put back who left a list.
   *
   * @param batch the contacts; must not be changed while this runs
   * @throws UnknownOutcome when the answer got lost: see {@link #findImport}; importing again is
   *     harmless apart from the calls
   * @throws QueueFull when 1,000 activities are waiting
   */
  public Activity importContacts(ImportBatch batch) {
    return switch (batch) {
      case ImportFile file -> importCsv(file.body(), file.buffer().bytes(), file.buffer().length());
      case ImportJson json -> {
        String path = "/activities/contacts_json_import";
        yield calls.post(
            Endpoint.post(path), path, "application/json", json.body(), Activity::from);
      }
    };
  }

  /**
   * The same for CSV made elsewhere, unchanged; the service's limits on it are the caller's to
   * keep.
   *
   * @param fileName as for {@link ImportFile}
   * @param csv UTF-8 with a header
   * @param lists the lists the contacts are added to, 1 to 50
   */
  public Activity importCsv(String fileName, byte[] csv, Collection<ListId> lists) {
    var shape = new ImportFile(fileName, lists, List.of("email"));
    return importCsv(shape.body(), csv, csv.length);
  }

  private Activity importCsv(ImportBody body, byte[] csv, int length) {
    String path = "/activities/contacts_file_import";
    return calls.post(
        Endpoint.post(path), path, body.contentType(), body.around(csv, length), Activity::from);
  }

  /**
   * The import of this file name, for when the answer to it got lost. Not finding it right after
   * the loss does not prove that it never arrived.
   *
   * @param fileName the name it was sent with
   * @param notBefore how far back to look, by the service's clock
   */
  public Optional<Activity> findImport(String fileName, Instant notBefore) {
    return all()
        .takeWhile(each -> !each.createdAt().orElse(notBefore).isBefore(notBefore))
        .filter(each -> each.sourceFileName().filter(fileName::equals).isPresent())
        .findFirst();
  }

  /**
   * One activity.
   *
   * @param id which
   * @throws NotFound when there is none, or it is older than ten days
   */
  public Activity get(ActivityId id) {
    return calls.get(
        Endpoint.get("/activities/{activity_id}"), "/activities/" + id, Activity::from);
  }

  /** All activities of the last ten days, newest first, each page fetched when needed. */
  public Stream<Activity> all() {
    return Pages.walk(() -> page(LARGEST_PAGE, Optional.empty()), this::page);
  }

  /**
   * The newest activities.
   *
   * @param limit 1 to 500
   * @param state only in this state; the service does not filter by {@code INITIALIZED}
   */
  public Page<Activity> page(int limit, Optional<ActivityState> state) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new IllegalArgumentException("The limit must be 1 to 500.");
    }
    var query = new Query().with("limit", limit);
    state.ifPresent(wanted -> query.with("state", filter(wanted)));
    return calls.getPage(READ, query.after("/activities"), "activities", Activity::from);
  }

  /** The page a link of an earlier one leads to. */
  public Page<Activity> page(Page.Next next) {
    return calls.getPage(READ, next, "activities", Activity::from);
  }

  /**
   * Takes contacts off lists; they stay in the account. Their ids come from {@link
   * dev.listkeeper.constantcontact.contact.Contacts}: no form of removal takes addresses.
   *
   * @param contacts 1 to 500; those not on the lists are ignored
   * @param lists 1 to 50
   * @throws UnknownOutcome when the answer got lost; removing again is harmless
   * @throws QueueFull when 1,000 activities are waiting
   */
  public Activity removeFromLists(Collection<ContactId> contacts, Collection<ListId> lists) {
    checkSize(contacts, MOST_CONTACTS, "contacts");
    checkSize(lists, MOST_LISTS, "lists");
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode ids = body.putObject("source").putArray("contact_ids");
    contacts.forEach(id -> ids.add(id.value()));
    return post(REMOVAL, withLists(body, lists));
  }

  /**
   * Takes everyone who is on one of some lists off others: for leavers gathered on a list of their
   * own. They stay in the account and on the lists they were gathered on.
   *
   * @param members 1 to 50 lists, whose members are taken off
   * @param lists 1 to 50 others; a list must not be emptied by being named in both
   * @throws UnknownOutcome when the answer got lost; removing again is harmless
   * @throws QueueFull when 1,000 activities are waiting
   */
  public Activity removeMembersFromLists(Collection<ListId> members, Collection<ListId> lists) {
    checkSize(members, MOST_LISTS, "lists");
    checkSize(lists, MOST_LISTS, "lists");
    if (lists.stream().anyMatch(members::contains)) {
      throw new IllegalArgumentException("A removal must not take a list's members off itself.");
    }
    ObjectNode body = Json.MAPPER.createObjectNode();
    withLists(body.putObject("source"), members);
    return post(REMOVAL, withLists(body, lists));
  }

  /**
   * Starts writing a CSV file of the contacts on lists.
   *
   * @param lists 1 to 50; none would mean the whole account
   * @param fields columns such as {@code email_address}; empty for all
   * @param status only these contacts; empty leaves it to the service
   * @throws UnknownOutcome when the answer got lost; starting another is harmless
   */
  public Activity startExport(
      Collection<ListId> lists, List<String> fields, Optional<ExportStatus> status) {
    checkSize(lists, MOST_LISTS, "lists");
    return export(withLists(Json.MAPPER.createObjectNode(), lists), fields, status);
  }

  /**
   * Starts writing a CSV file of all contacts of the account.
   *
   * @param fields columns such as {@code email_address}; empty for all
   * @throws UnknownOutcome when the answer got lost; starting another is harmless
   */
  public Activity startAccountExport(List<String> fields) {
    return export(Json.MAPPER.createObjectNode(), fields, Optional.empty());
  }

  private Activity export(ObjectNode body, List<String> fields, Optional<ExportStatus> status) {
    status.ifPresent(wanted -> body.put("status", wanted.name().toLowerCase(Locale.ROOT)));
    if (!fields.isEmpty()) {
      ArrayNode names = body.putArray("fields");
      fields.forEach(names::add);
    }
    return post("/activities/contact_exports", body);
  }

  /**
   * Opens the file of a completed export; headings are display labels. Reading throws {@link
   * java.io.IOException} when the file breaks off before its end. The caller closes the stream.
   *
   * @param export a completed export
   * @throws IllegalArgumentException when the activity has no file
   * @throws ConstantContactException when the file cannot be opened
   */
  public InputStream downloadExport(Activity export) {
    String link =
        export
            .resultsLink()
            .orElseThrow(
                () -> new IllegalArgumentException("Activity " + export.id() + " has no file."));
    // The service's links are misspelt; only the id at the end can be relied on.
    var file = new ActivityId(link.substring(link.lastIndexOf('/') + 1));
    return calls.open(
        Endpoint.get("/contact_exports/{file_export_id}"), "/contact_exports/" + file);
  }

  private Activity post(String path, ObjectNode body) {
    return calls.post(Endpoint.post(path), path, body, Activity::from);
  }

  private static ObjectNode withLists(ObjectNode body, Collection<ListId> lists) {
    ArrayNode ids = body.putArray("list_ids");
    lists.forEach(id -> ids.add(id.value()));
    return body;
  }

  private static void checkSize(Collection<?> ids, int most, String what) {
    if (ids.isEmpty() || ids.size() > most) {
      throw new IllegalArgumentException("One call takes 1 to " + most + " " + what + ".");
    }
  }

  private static String filter(ActivityState state) {
    return switch (state) {
      case PROCESSING, COMPLETED, CANCELLED, FAILED, TIMED_OUT ->
          state.name().toLowerCase(Locale.ROOT);
      case INITIALIZED, UNKNOWN ->
          throw new IllegalArgumentException("The service does not filter by " + state + ".");
    };
  }
}
