package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.RefreshingTokens;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.Accounts;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
  private record Refresher(
      Credentials credentials, ConstantContact client, RefreshingTokens tokens) {}

  public StoredAccounts(ConnectionVault vault, ConstantContacts clients, Clock clock) {
    this.vault = vault;
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public AccountSession open(Key connection, CallListener calls) {
    return open(connection, Purpose.RUN, calls);
  }

  /** A session for somebody at the screen, who may use the day's calls to their end. */
  public AccountSession openForPerson(Key connection) {
    return open(connection, Purpose.PERSON, attempt -> {});
  }

  private AccountSession open(Key connection, Purpose purpose, CallListener calls) {
    ConnectionSecrets secrets =
        vault
            .find(connection)
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.CONNECTION_NOT_READY,
                    "The connection is not signed in to Constant Contact; an Administrator has to"
                        + " authenticate it first."));
    Refresher refresher =
        refreshers.compute(connection, (key, old) -> refresher(key, old, secrets));
    ConstantContact client = clients.open(secrets.credentials(), calls);
    return new AccountSession(client.connect(refresher.tokens(), purpose), client);
  }

  /** Another process may have signed in anew, with another application's credentials. */
  private Refresher refresher(Key connection, @Nullable Refresher old, ConnectionSecrets secrets) {
    if (old != null && old.credentials().equals(secrets.credentials())) {
      return old;
    }
    if (old != null) {
      old.client().close();
    }
    ConstantContact client = clients.open(secrets.credentials(), attempt -> {});
    StoredTokens tokens = new StoredTokens(vault, connection, clock, Sleeper.REAL);
    return new Refresher(
        secrets.credentials(), client, new RefreshingTokens(client.signIn(), tokens, clock));
  }

  /** Forgets what is in memory of a connection that was authenticated anew or removed. */
  void forget(Key connection) {
    Refresher old = refreshers.remove(connection);
    if (old != null) {
      old.client().close();
    }
  }

  @Override
  public void close() {
    refreshers.keySet().forEach(this::forget);
  }
}
