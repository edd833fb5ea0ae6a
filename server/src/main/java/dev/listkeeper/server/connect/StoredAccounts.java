package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.RefreshingTokens;
import dev.listkeeper.constantcontact.auth.TokenStore;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.Accounts;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts of the stored connections. One refresher of tokens serves each connection, for as
 * long as the server runs.
 */
public final class StoredAccounts implements Accounts, AutoCloseable {
  private final ConnectionVault vault;
  private final ConstantContacts clients;
  private final Clock clock;
  private final Map<Key, Refresher> refreshers = new ConcurrentHashMap<>();

  /** Tokens of a connection and the client that refreshes them. */
  private record Refresher(ConstantContact client, RefreshingTokens tokens) {}

  public StoredAccounts(ConnectionVault vault, ConstantContacts clients, Clock clock) {
    this.vault = vault;
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public AccountSession open(Key connection, CallListener calls) {
    ConnectionSecrets secrets =
        vault
            .find(connection)
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.CONNECTION_NOT_READY,
                    "The connection is not signed in to Constant Contact; an Administrator has to"
                        + " authenticate it first."));
    Refresher refresher = refreshers.computeIfAbsent(connection, key -> refresher(key, secrets));
    ConstantContact client = clients.open(secrets.credentials(), calls);
    return new AccountSession(client.connect(refresher.tokens()), client);
  }

  private Refresher refresher(Key connection, ConnectionSecrets secrets) {
    ConstantContact client = clients.open(secrets.credentials(), attempt -> {});
    return new Refresher(
        client, new RefreshingTokens(client.signIn(), new Store(connection), clock));
  }

  /** Forgets what is in memory of a connection that was authenticated anew or removed. */
  void forget(Key connection) {
    Refresher old = refreshers.remove(connection);
    if (old != null) {
      old.client().close();
    }
  }

  private final class Store implements TokenStore {
    private final Key connection;

    private Store(Key connection) {
      this.connection = connection;
    }

    @Override
    public Optional<Tokens> load() {
      return vault.find(connection).map(ConnectionSecrets::tokens);
    }

    @Override
    public Refresh beginRefresh() {
      return fresh -> vault.save(connection, vault.find(connection).orElseThrow().with(fresh));
    }
  }

  @Override
  public void close() {
    refreshers.keySet().forEach(this::forget);
  }
}
