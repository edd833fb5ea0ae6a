package dev.listkeeper.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.listkeeper.constantcontact.activity.ImportBatch;
import dev.listkeeper.constantcontact.activity.ImportFile;
import dev.listkeeper.constantcontact.activity.ImportJson;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.RefreshingTokens;
import dev.listkeeper.constantcontact.auth.TokenStore;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.InProcessCallLimiter;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.limit.ManualTime;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.SandboxBuilder;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.IssuedTokens;
import dev.listkeeper.constantcontact.sandbox.auth.RefreshMode;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What only an emulated service can show: limits, rotation, pages and imports that have an effect.
 */
class AgainstTheSandboxTest {

  private static final Limits PLENTY = new Limits(1_000, 1_000_000, 1_000);
  private final ManualTime time = new ManualTime("2026-11-24T23:50:00Z");
  private final List<CallListener.Attempt> attempts =
      Collections.synchronizedList(new ArrayList<>());

  @Test
  void readsEveryContactOfAListOnceAndGoesOnFromAStoredLink() {
    try (Sandbox sandbox = sandbox().noLimits().start();
        ConstantContact client = client(sandbox, plenty())) {
      String list = sandbox.createList("Ours");
      sandbox.seed(Seed.generated(1_201).on(list));
      sandbox.seed(Seed.generated(50).named("other#"));
      ContactQuery members = ContactQuery.everyone().on(List.of(new ListId(list)));
      Map<String, String> ids = new HashMap<>();

      Page<Contact> first = connect(client, sandbox).contacts().page(members);
      first.items().forEach(each -> ids.put(address(each), each.id().value()));
      var link = new Page.Next(first.next().orElseThrow().href());
      Page<Contact> page = connect(client, sandbox).contacts().page(link);
      page.items().forEach(each -> ids.put(address(each), each.id().value()));
      page = connect(client, sandbox).contacts().page(page.next().orElseThrow());
      page.items().forEach(each -> ids.put(address(each), each.id().value()));

      assertThat(page.next()).isEmpty();
      assertThat(ids.keySet()).isEqualTo(sandbox.members(list));
      assertThat(ids.get("person7@example.org"))
          .isEqualTo(sandbox.contact("person7@example.org").orElseThrow().contactId());
      assertThat(attempts).hasSize(3);
      assertThat(connect(client, sandbox).contacts().all(members).map(Contact::id).distinct())
          .hasSize(1_201);
    }
  }

  @Test
  void findsOneContactWhateverItsState() {
    try (Sandbox sandbox = sandbox().noLimits().start();
        ConstantContact client = client(sandbox, plenty())) {
      sandbox.seedCsv("email\nana+news@example.org\nbo@example.org\ncy@example.org\n");
      sandbox.unsubscribe("bo@example.org");
      sandbox.deleteContact("cy@example.org");
      var contacts = connect(client, sandbox).contacts();

      Contact ana = contacts.withEmail("Ana+News@example.org").orElseThrow();

      assertThat(contacts.get(ana.id()).email()).isEqualTo(ana.email());
      assertThat(contacts.withEmail("bo@example.org")).isPresent();
      assertThat(contacts.withEmail("cy@example.org").orElseThrow().isDeleted()).isTrue();
      assertThat(contacts.withEmail("ana news@example.org")).isEmpty();
    }
  }

  @Test
  void staysWithinTheSecondsOfTheServiceWithoutARefusal() {
    try (Sandbox sandbox = sandbox().start();
        ConstantContact client = client(sandbox, new InProcessCallLimiter(Limits.STANDARD, time))) {
      var account = connect(client, sandbox).account();

      for (int i = 0; i < 21; i++) {
        account.summary();
      }

      assertThat(attempts).hasSize(21);
      assertThat(time.slept()).hasSize(5);
    }
  }

  @Test
  void holdsBackAfterARefusalThatOthersWithTheKeyHaveCaused() {
    try (Sandbox sandbox = sandbox().start();
        ConstantContact client = client(sandbox, plenty())) {
      var account = connect(client, sandbox).account();

      for (int i = 0; i < 12; i++) {
        account.summary();
      }

      assertThat(sandbox.answers()).containsEntry(200, 12L).containsKey(429);
    }
  }

  @Test
  void sendsNothingMoreOnceTheServiceHasEndedTheDay() {
    var threeADay = new dev.listkeeper.constantcontact.sandbox.limit.Limits(0, 3, 0, 0);
    CallLimiter limiter = plenty();
    try (Sandbox sandbox = sandbox().limits(threeADay).start();
        ConstantContact client = client(sandbox, limiter)) {
      var account = connect(client, sandbox).account();
      for (int i = 0; i < 3; i++) {
        account.summary();
      }

      var refused = catchThrowableOfType(QuotaExceeded.class, account::summary);
      var held = catchThrowableOfType(QuotaExceeded.class, account::summary);

      assertThat(refused.status()).hasValue(429);
      assertThat(held.status()).isEmpty();
      assertThat(held.resetsAt()).isEqualTo("2026-11-25T00:00:00Z").isEqualTo(refused.resetsAt());
      assertThat(attempts).hasSize(4);
      assertThat(limiter.budget(sandbox.clientId(), Purpose.PERSON).remaining()).isZero();
      time.set("2026-11-25T00:00:00Z");
      assertThat(account.summary().encodedAccountId()).isNotEmpty();
    }
  }

  @Test
  void twoProcessesRefreshARotatingTokenOnce() throws Exception {
    try (Sandbox sandbox = sandbox().noLimits().refreshTokens(RefreshMode.ROTATING).start();
        ConstantContact client = client(sandbox, plenty())) {
      var shared = new SharedStore(issued(sandbox));
      sandbox.expireAccessTokens();
      var one = client.connect(new RefreshingTokens(client.signIn(), shared, time));
      var other = client.connect(new RefreshingTokens(client.signIn(), shared, time));

      try (var threads = Executors.newFixedThreadPool(8)) {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          ConnectedAccount account = i % 2 == 0 ? one : other;
          calls.add(() -> account.account().summary().encodedAccountId());
        }
        for (Future<String> call : threads.invokeAll(calls)) {
          assertThat(call.get()).isNotEmpty();
        }
      }

      assertThat(attempts.stream().filter(each -> each.endpoint().equals("POST /token")))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void importsTheSameByCsvAndByJson(long seed) {
    System.out.println("seed " + seed);
    List<ListId> lists = new ArrayList<>();
    List<Set<String>> names = new ArrayList<>();
    List<String> columns = List.of("email", "first_name", "last_name");
    for (String kind : List.of("csv", "json")) {
      try (Sandbox sandbox = sandbox().noLimits().delays(Delays.none()).start();
          ConstantContact client = client(sandbox, plenty())) {
        lists.add(new ListId(sandbox.createList("Ours")));
        List<ListId> list = List.of(lists.getLast());
        ImportBatch batch =
            kind.equals("csv")
                ? new ImportFile("b.csv", list, columns)
                : new ImportJson(list, columns);
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
          var row = List.of("p" + i + "@example.org", hardName(random), hardName(random));
          assertThat(batch.tryAdd(row)).isTrue();
        }

        connect(client, sandbox).activities().importContacts(batch);

        assertThat(sandbox.memberCount(lists.getLast().value())).isEqualTo(300);
        Set<String> seen = new HashSet<>();
        for (String address : sandbox.members(lists.getLast().value())) {
          var contact = sandbox.contact(address).orElseThrow();
          seen.add(address + "|" + contact.firstName() + "|" + contact.lastName());
        }
        names.add(seen);
      }
    }
    assertThat(names.getFirst()).isEqualTo(names.getLast());
  }

  /** What breaks quoting and encodings, between letters that trimming leaves alone. */
  private static String hardName(Random random) {
    String hard = ",\"'; \n\\{}õ😀Ж:&=%";
    var name = new StringBuilder("A");
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(hard.codePointCount(0, hard.length()));
      name.appendCodePoint(hard.codePointAt(hard.offsetByCodePoints(0, at)));
    }
    return random.nextInt(5) == 0 ? "" : name.append('z').toString();
  }

  private SandboxBuilder sandbox() {
    return Sandbox.builder().clock(time);
  }

  private CallLimiter plenty() {
    return new InProcessCallLimiter(PLENTY, time);
  }

  private ConstantContact client(Sandbox sandbox, CallLimiter limiter) {
    return ConstantContact.builder(
            Credentials.confidential(sandbox.clientId(), sandbox.clientSecret()))
        .apiUrl(sandbox.apiUrl())
        .authUrl(sandbox.authUrl())
        .limiter(limiter)
        .clock(time)
        .sleeper(time)
        .listener(attempts::add)
        .build();
  }

  private static ConnectedAccount connect(ConstantContact client, Sandbox sandbox) {
    return client.connect(new FixedToken(issued(sandbox).accessToken()));
  }

  private static Tokens issued(Sandbox sandbox) {
    IssuedTokens issued = sandbox.issueTokens("contact_data", "account_read", "offline_access");
    return new Tokens(
        issued.accessToken(),
        Optional.ofNullable(issued.refreshToken()),
        issued.expiresAt(),
        issued.scopes());
  }

  private static String address(Contact contact) {
    return contact.email().orElseThrow().address();
  }

  /** What a database does for several processes. */
  private static final class SharedStore implements TokenStore {

    private final AtomicReference<Tokens> kept;
    private final ReentrantLock lease = new ReentrantLock();

    private SharedStore(Tokens tokens) {
      kept = new AtomicReference<>(tokens);
    }

    @Override
    public Optional<Tokens> load() {
      return Optional.of(kept.get());
    }

    @Override
    public Refresh beginRefresh() {
      lease.lock();
      return new Refresh() {
        @Override
        public void commit(Tokens fresh) {
          kept.set(fresh);
        }

        @Override
        public void close() {
          lease.unlock();
        }
      };
    }
  }
}
