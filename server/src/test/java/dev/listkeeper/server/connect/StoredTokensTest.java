package dev.listkeeper.server.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.InvalidGrant;
import dev.listkeeper.constantcontact.auth.RefreshingTokens;
import dev.listkeeper.constantcontact.auth.TokenStore;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.auth.IssuedTokens;
import dev.listkeeper.constantcontact.sandbox.auth.RefreshMode;
import dev.listkeeper.server.MovableClock;
import dev.listkeeper.server.security.SealingLock;
import dev.listkeeper.server.security.SecretBox;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.OnBothDatabases;
import dev.listkeeper.server.store.Pools;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Key;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Refreshing the tokens of one connection from two processes, against the sandbox. */
class StoredTokensTest {
  private static final Key CC = new Key("cc");

  @TempDir Path home;
  private final MovableClock clock = new MovableClock();
  private Pools pools;
  private Sandbox sandbox;
  private final List<ConstantContact> clients = new ArrayList<>();
  private OneProcess one;
  private OneProcess other;

  /** A process with its own pool of connections and its own client. */
  private record OneProcess(
      ConnectionVault vault, ConstantContact client, StoredTokens store, RefreshingTokens tokens) {}

  @BeforeEach
  void start(TestDatabase kind) {
    pools = new Pools(kind, home);
    begin(RefreshMode.ROTATING);
  }

  @AfterEach
  void stop() {
    clients.forEach(ConstantContact::close);
    sandbox.close();
    pools.close();
  }

  private void begin(RefreshMode mode) {
    if (sandbox != null) {
      sandbox.close();
    }
    sandbox = Sandbox.builder().refreshTokens(mode).noLimits().start();
    one = process();
    other = process();
    IssuedTokens issued = sandbox.issueTokens("contact_data", "offline_access");
    one.vault()
        .save(
            CC,
            secrets(
                new Tokens(
                    issued.accessToken(),
                    Optional.of(issued.refreshToken()),
                    clock.instant(),
                    Set.of())));
  }

  private ConnectionSecrets secrets(Tokens tokens) {
    return ConnectionSecrets.of(
        Credentials.confidential(sandbox.clientId(), sandbox.clientSecret()),
        tokens,
        clock.instant());
  }

  private OneProcess process() {
    DataSource pool = pools.open();
    JdbcClient database = JdbcClient.create(pool);
    SecretBox box = SecretBox.withKeyFile(home.resolve("key.json"));
    var manager = new JdbcTransactionManager(pool);
    var lock = new SealingLock(database, new TransactionTemplate(manager), box);
    var vault = new ConnectionVault(database, lock, box, DefinitionJson.mapper());
    var limiter = new SharedCallLimiter(database, manager, new Limits(1000, 10_000, 1000), clock);
    ConstantContact client =
        ConstantContact.builder(
                Credentials.confidential(sandbox.clientId(), sandbox.clientSecret()))
            .apiUrl(sandbox.apiUrl())
            .authUrl(sandbox.authUrl())
            .clock(clock)
            .limiter(limiter)
            .sleeper(clock::advance)
            .build();
    clients.add(client);
    // Who waits for another's refresh lets a little time pass, so that a lease can run out.
    var store = new StoredTokens(vault, CC, clock, clock::advance);
    return new OneProcess(
        vault, client, store, new RefreshingTokens(client.signIn(), store, clock));
  }

  @OnBothDatabases
  void ofManyThreadsInTwoProcessesOneRefreshesAndAllGetItsToken() throws Exception {
    List<String> tokens = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        OneProcess process = i % 2 == 0 ? one : other;
        work.add(process.tokens()::current);
      }
      for (Future<String> token : threads.invokeAll(work)) {
        tokens.add(token.get());
      }
    }

    assertThat(tokens).hasSize(8).containsOnly(stored().accessToken());
    assertThat(tokenCalls()).isEqualTo(1);
  }

  @OnBothDatabases
  void theStartIsRecordedBeforeTheCallAndTheNewTokenBeforeItsUse() {
    TokenStore.Refresh begun = one.store().beginRefresh();

    assertThat(begin(other, Duration.ofMinutes(5))).isFalse();
    Tokens fresh = one.client().signIn().refresh(stored());
    begun.commit(fresh);

    assertThat(other.tokens().current()).isEqualTo(fresh.accessToken());
    assertThat(begin(other, Duration.ofMinutes(5))).isTrue();
  }

  @OnBothDatabases
  void aRefreshThatFailsLetsTheNextBegin() {
    sandbox.revokeRefreshTokens();

    assertThatThrownBy(() -> one.tokens().current()).isInstanceOf(InvalidGrant.class);

    assertThat(begin(other, Duration.ofMinutes(5))).isTrue();
  }

  @OnBothDatabases
  void whatADeadProcessHeldIsTakenOver() {
    one.store().beginRefresh();
    Instant before = clock.instant();

    String token = other.tokens().current();

    assertThat(token).isEqualTo(stored().accessToken());
    assertThat(Duration.between(before, clock.instant()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @OnBothDatabases
  void aCrashBetweenAnswerAndCommitIsHealedWithALongLivedTokenOnly() {
    one.store().beginRefresh();
    one.client().signIn().refresh(stored());
    assertThatThrownBy(() -> other.tokens().current())
        .isInstanceOfSatisfying(
            InvalidGrant.class, failure -> assertThat(failure.needsSignIn()).isTrue());

    begin(RefreshMode.LONG_LIVED);
    one.store().beginRefresh();
    one.client().signIn().refresh(stored());
    assertThat(other.tokens().current()).isEqualTo(stored().accessToken());
  }

  @OnBothDatabases
  void whoComesTooLateDoesNotOverwriteWhatOthersCommitted() {
    TokenStore.Refresh late = one.store().beginRefresh();
    clock.advance(Duration.ofMinutes(6));
    String token = other.tokens().current();

    assertThatThrownBy(() -> late.commit(new Tokens("late", Optional.empty(), MOMENT, Set.of())))
        .hasMessageContaining("too late");
    late.close();

    assertThat(stored().accessToken()).isEqualTo(token);
  }

  @OnBothDatabases
  void aNewSignInWinsOverARefreshUnderWay() {
    TokenStore.Refresh begun = one.store().beginRefresh();
    other.vault().save(CC, secrets(new Tokens("anew", Optional.of("r"), MOMENT, Set.of())));

    assertThatThrownBy(() -> begun.commit(new Tokens("old", Optional.empty(), MOMENT, Set.of())))
        .hasMessageContaining("too late");

    assertThat(stored().accessToken()).isEqualTo("anew");
  }

  @OnBothDatabases
  void withoutAConnectionNobodyWaits() {
    one.vault().remove(CC);

    one.store().beginRefresh().close();

    assertThat(one.store().load()).isEmpty();
  }

  private static final Instant MOMENT = Instant.parse("2027-01-01T00:00:00Z");

  private boolean begin(OneProcess process, Duration lease) {
    return process.vault().beginRefresh(CC, "test", clock.instant(), lease);
  }

  private Tokens stored() {
    return one.store().load().orElseThrow();
  }

  private long tokenCalls() {
    return sandbox.calls().entrySet().stream()
        .filter(calls -> calls.getKey().endsWith("/token"))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }
}
