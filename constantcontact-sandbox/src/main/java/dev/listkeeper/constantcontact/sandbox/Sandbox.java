package dev.listkeeper.constantcontact.sandbox;

import dev.listkeeper.constantcontact.sandbox.account.Account;
import dev.listkeeper.constantcontact.sandbox.account.AccountEndpoint;
import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.activity.AcceptedImport;
import dev.listkeeper.constantcontact.sandbox.activity.ActivityFiles;
import dev.listkeeper.constantcontact.sandbox.activity.Bulk;
import dev.listkeeper.constantcontact.sandbox.activity.BusyTime;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.ApiKey;
import dev.listkeeper.constantcontact.sandbox.auth.AuthorizeEndpoint;
import dev.listkeeper.constantcontact.sandbox.auth.Codes;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.auth.IssuedTokens;
import dev.listkeeper.constantcontact.sandbox.auth.Keys;
import dev.listkeeper.constantcontact.sandbox.auth.Scopes;
import dev.listkeeper.constantcontact.sandbox.auth.TokenEndpoint;
import dev.listkeeper.constantcontact.sandbox.auth.Tokens;
import dev.listkeeper.constantcontact.sandbox.contact.AbuseGuard;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.contact.ContactEndpoint;
import dev.listkeeper.constantcontact.sandbox.contact.ContactIds;
import dev.listkeeper.constantcontact.sandbox.contact.ContactTable;
import dev.listkeeper.constantcontact.sandbox.contact.Contacts;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.constantcontact.sandbox.fault.Faults;
import dev.listkeeper.constantcontact.sandbox.field.CustomFields;
import dev.listkeeper.constantcontact.sandbox.field.FieldEndpoint;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.CallCounts;
import dev.listkeeper.constantcontact.sandbox.http.Request;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import dev.listkeeper.constantcontact.sandbox.http.Router;
import dev.listkeeper.constantcontact.sandbox.http.Server;
import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import dev.listkeeper.constantcontact.sandbox.inspect.Doors;
import dev.listkeeper.constantcontact.sandbox.inspect.InspectEndpoint;
import dev.listkeeper.constantcontact.sandbox.inspect.People;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import dev.listkeeper.constantcontact.sandbox.inspect.Settings;
import dev.listkeeper.constantcontact.sandbox.journal.FolderLock;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import dev.listkeeper.constantcontact.sandbox.limit.Limiter;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import dev.listkeeper.constantcontact.sandbox.list.ListEndpoint;
import dev.listkeeper.constantcontact.sandbox.list.Lists;
import dev.listkeeper.constantcontact.sandbox.list.Memberships;
import dev.listkeeper.constantcontact.sandbox.tag.TagEndpoint;
import dev.listkeeper.constantcontact.sandbox.tag.Tags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A running emulator of the Constant Contact V3 API, reachable from this machine only, or in the
 * calling thread only.
 */
public final class Sandbox implements Doors, AutoCloseable {
  private static final URI NOWHERE = URI.create("http://sandbox.invalid");

  private final Store store = new Store();
  private final Faults faults;
  private final MovableClock clock;
  private final Keys keys;
  private final Tokens tokens;
  private final AddressBook book;
  private final AbuseGuard guard;
  private final Limiter limiter;
  private final Bulk bulk;
  private final People people;
  private final Settings settings;
  private final CallCounts counts = new CallCounts();
  private final Router router;
  private final @Nullable Server server;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final @Nullable FolderLock folderLock;

  /** Starts a sandbox on a free port, with the documented limits and nothing kept on disk. */
  public static Sandbox start() {
    return builder().start();
  }

  /** A sandbox that starts otherwise. */
  public static SandboxBuilder builder() {
    return new SandboxBuilder();
  }

  /** {@code serves} over HTTP and with threads of its own, or works only when it is called. */
  Sandbox(SandboxBuilder wanted, boolean serves) {
    faults = new Faults(serves);
    try {
      server = serves ? new Server(wanted.port()) : null;
    } catch (IOException e) {
      throw cannotStart(e);
    }
    try {
      clock = new MovableClock(wanted.clock());
      Switches switches = wanted.switches();
      limiter = new Limiter(clock, switches, store, wanted.limits());
      keys = new Keys(store);
      tokens = new Tokens(store, clock, switches);
      Account account = new Account(store);
      book = addressBook(switches, account);
      guard = new AbuseGuard(store);
      bulk =
          new Bulk(book, clock, switches, limiter, files(wanted.folder()), wanted.delays(), guard);
      folderLock = open(wanted.folder());
      account.found(wanted.organization());
      wanted.keys().forEach(keys::register);
      people = new People(book, clock);
      Privileges privileges = new Privileges();
      settings = new Settings(switches, limiter, bulk, privileges, wanted.consent());

      Gate gate = new Gate(tokens, limiter, switches, privileges::held, bulk::finishDue);
      Codes codes = new Codes(clock);
      List<Route> routes = new ArrayList<>();
      routes.addAll(
          new AuthorizeEndpoint(keys, codes, settings::consent, account::organization).routes());
      routes.addAll(new TokenEndpoint(keys, codes, tokens, limiter, switches, clock).routes());
      routes.addAll(new AccountEndpoint(account, privileges).routes(gate));
      routes.addAll(
          new ListEndpoint(
                  book.lists(), book.memberships(), book.table()::mailable, store, switches)
              .routes(gate));
      routes.addAll(new ContactEndpoint(book, switches, clock).routes(gate));
      routes.addAll(new FieldEndpoint(book.fields(), switches).routes(gate));
      routes.addAll(
          new TagEndpoint(book.tags(), tag -> store.read(() -> book.taggings().size(tag)), switches)
              .routes(gate));
      routes.addAll(bulk.routes(gate));
      routes.addAll(new InspectEndpoint(this, people, settings).routes());
      faults.endpoints(routes);
      router = new Router(counts, faults, routes);
      bulk.start(serves);
      if (server != null) {
        server.start(router);
      }
    } catch (IOException e) {
      if (server != null) {
        server.close();
      }
      throw cannotStart(e);
    }
  }

  private AddressBook addressBook(Switches switches, Account account) {
    Memberships memberships = Memberships.ofLists(store);
    Memberships taggings = Memberships.ofTags(store);
    ContactTable table = new ContactTable(store);
    return new AddressBook(
        store,
        table,
        new Contacts(table, memberships, taggings, switches),
        new ContactIds(account::contactNode),
        new Lists(store, clock),
        memberships,
        new CustomFields(store, clock, switches),
        new Tags(store, clock),
        taggings);
  }

  private static UncheckedIOException cannotStart(IOException e) {
    return new UncheckedIOException("The sandbox cannot start: " + e.getMessage(), e);
  }

  private @Nullable FolderLock open(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      return null;
    }
    Files.createDirectories(folder.get());
    FolderLock lock = FolderLock.take(folder.get());
    try {
      store.open(folder.get().resolve("journal"));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    return lock;
  }

  private static ActivityFiles files(Optional<Path> folder) throws IOException {
    return folder.isPresent()
        ? new ActivityFiles(folder.get().resolve("files"), false)
        : new ActivityFiles(Files.createTempDirectory("constantcontact-sandbox"), true);
  }

  /** The base address of the API; ends in {@code /v3}. */
  public URI apiUrl() {
    return URI.create(baseUrl() + "/v3");
  }

  /** The base address of authorize and token; ends in {@code /oauth2/default/v1}. */
  public URI authUrl() {
    return URI.create(baseUrl() + "/oauth2/default/v1");
  }

  /** Scheme, host and port; a made-up host where nobody listens when it does not serve. */
  public URI baseUrl() {
    return server == null ? NOWHERE : server.address();
  }

  /** Answers a request in the calling thread, as the server does in its threads. */
  public Answer answer(Request request) throws IOException {
    return router.answer(request);
  }

  /** The client id of the first registered application. */
  public String clientId() {
    return firstKey().clientId();
  }

  /** The client secret of the first registered application. */
  public String clientSecret() {
    return firstKey().clientSecret();
  }

  private ApiKey firstKey() {
    return keys.all().getFirst();
  }

  /** Creates a list and returns its id. */
  @Override
  public String createList(String name) {
    return book.lists().create(name).id().toString();
  }

  /** The lists that exist: names by id. */
  @Override
  public Map<String, String> lists() {
    bulk.finishDue();
    Map<String, String> names = new LinkedHashMap<>();
    book.lists().all().stream()
        .filter(list -> !list.deleted())
        .forEach(list -> names.put(list.id().toString(), list.name()));
    return names;
  }

  /** Tokens as after a person's consent. */
  public IssuedTokens issueTokens(String... scopes) {
    return issueTokens(Scopes.parse(String.join(" ", scopes)));
  }

  @Override
  public IssuedTokens issueTokens(Set<String> scopes) {
    if (!Scopes.known(scopes)) {
      throw new IllegalArgumentException("Unknown scope among " + scopes);
    }
    return tokens.issue(firstKey(), scopes);
  }

  /** Ends all access tokens, as if their day were over. */
  @Override
  public void expireAccessTokens() {
    tokens.expireAccessTokens();
  }

  /** Ends all refresh tokens, as if the person had withdrawn the consent. */
  @Override
  public void revokeRefreshTokens() {
    tokens.revokeRefreshTokens();
  }

  /** The addresses on a list. */
  public Set<String> members(String listId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeMembers(listId, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> members = new TreeSet<>();
    out.toString(StandardCharsets.UTF_8).lines().forEach(members::add);
    return members;
  }

  /** Writes the addresses on a list, one a line. */
  public void writeMembers(String listId, OutputStream out) throws IOException {
    bulk.finishDue();
    people.writeMembers(listId, out);
  }

  /** How many are on a list. */
  public int memberCount(String listId) {
    bulk.finishDue();
    return people.memberCount(listId);
  }

  /** How many contacts there are, deleted ones too. */
  public int contactCount() {
    bulk.finishDue();
    return people.count();
  }

  /** A contact by its address. */
  public Optional<ContactView> contact(String address) {
    bulk.finishDue();
    return people.find(address);
  }

  /** Makes up contacts; says how many were new. */
  public int seed(Seed seed) {
    return people.seed(seed);
  }

  /** Adds contacts from CSV with the headings email, first_name and so on. */
  public int seedCsv(String csv, String... listIds) {
    try {
      return people.seedCsv(new StringReader(csv), List.of(listIds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Someone deletes a list in the web application. */
  @Override
  public void deleteList(String listId) {
    bulk.finishDue();
    people.deleteList(listId);
  }

  /** Creates a custom field of text and returns its id. */
  @Override
  public String createCustomField(String label) {
    return book.fields().create(label).id().toString();
  }

  /** Someone deletes a custom field in the web application. */
  @Override
  public void deleteCustomField(String fieldId) {
    bulk.finishDue();
    people.deleteField(fieldId);
  }

  /** Creates a tag and returns its id. */
  @Override
  public String createTag(String name) {
    return book.tags().create(name).id().toString();
  }

  /** An address was tried too often: for 48 hours the service calls it invalid. */
  @Override
  public void flagAddress(String address) {
    guard.flag(address, clock.instant());
  }

  /** Others use up the quota of the day, for every application. */
  @Override
  public void exhaustQuota() {
    limiter.exhaustDay();
  }

  /** Scripts a fault. */
  @Override
  public void fault(Fault fault) {
    faults.add(fault);
  }

  /** The faults scripted since the last clearing, and how often each has hit. */
  @Override
  public List<Faults.Standing> faults() {
    return faults.standings();
  }

  /** Forgets all faults; calls that hang end without an answer. */
  @Override
  public void clearFaults() {
    faults.clear();
  }

  /** The person behind an address opts out of everything. */
  @Override
  public void unsubscribe(String address) {
    bulk.finishDue();
    people.unsubscribe(address);
  }

  /** The person behind an address leaves one list on the preference page. */
  @Override
  public void removeFromList(String address, String listId) {
    bulk.finishDue();
    people.leave(address, listId);
  }

  /** The person behind an address opts in again, on a form of the account's. */
  public void optIn(String address) {
    bulk.finishDue();
    people.optIn(address);
  }

  /** Someone changes the names of a contact in the web application. */
  public void rename(String address, String firstName, String lastName) {
    bulk.finishDue();
    people.rename(address, firstName, lastName);
  }

  /** Someone deletes a contact in the web application. */
  @Override
  public void deleteContact(String address) {
    bulk.finishDue();
    people.delete(address);
  }

  /** Calls that arrived, by verb and path template. */
  @Override
  public Map<String, Long> calls() {
    return counts.endpoints();
  }

  /** Answers by status. */
  @Override
  public Map<Integer, Long> answers() {
    return counts.answers();
  }

  /** Counts calls from zero again. */
  @Override
  public void resetCalls() {
    counts.reset();
  }

  /** The imports accepted since the start, in their order. */
  @Override
  public List<AcceptedImport> acceptedImports() {
    return bulk.acceptedImports();
  }

  /** The time activities took since the last reset. */
  @Override
  public BusyTime busyTime() {
    bulk.finishDue();
    return bulk.busyTime();
  }

  /** Counts busy time from zero again. */
  @Override
  public void resetBusyTime() {
    bulk.resetBusyTime();
  }

  /** The time in the sandbox. */
  @Override
  public Instant now() {
    return clock.instant();
  }

  /** Moves the time forward. */
  @Override
  public void advanceClock(Duration by) {
    clock.advance(by);
    bulk.finishDue();
  }

  /** Returns when every activity that is due has been worked off. */
  @Override
  public void finishDueActivities() {
    bulk.finishDue();
  }

  /** Moves a switch. */
  public void set(Switch which, boolean on) {
    settings.set(which, on);
  }

  /** Puts other limits in force. */
  public void limits(Limits limits) {
    settings.limits(limits);
  }

  /** Gives activities queued from now on other delays. */
  public void delays(Delays delays) {
    settings.delays(delays);
  }

  /** Changes what happens at the authorize page. */
  public void consent(Consent consent) {
    settings.consent(consent);
  }

  /** Gives the user these privileges and no others. */
  public void privileges(Set<String> privileges) {
    settings.privileges(privileges);
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      // In this order, or a client that tries a dropped call again finds someone who will not
      // answer.
      if (server != null) {
        server.stop();
        faults.close();
        server.close();
      }
      bulk.close();
      store.close();
      if (folderLock != null) {
        folderLock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox could not end in order.", e);
    }
  }
}
