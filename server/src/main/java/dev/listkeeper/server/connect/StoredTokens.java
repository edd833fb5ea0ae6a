package dev.listkeeper.server.connect;

import dev.listkeeper.constantcontact.CallInterrupted;
import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.auth.TokenStore;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.server.security.RandomToken;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The tokens of one connection in the database, refreshed by one at a time over all processes: who
 * wants to has to hold the connection's lease, which ends by itself when its holder has died.
 */
final class StoredTokens implements TokenStore {
  /** Longer than a refresh with all its attempts. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final ConnectionVault vault;
  private final Key connection;
  private final Clock clock;
  private final Sleeper sleeper;

  StoredTokens(ConnectionVault vault, Key connection, Clock clock, Sleeper sleeper) {
    this.vault = vault;
    this.connection = connection;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Optional<Tokens> load() {
    return vault.find(connection).map(ConnectionSecrets::tokens);
  }

  @Override
  public Refresh beginRefresh() {
    String holder = RandomToken.create();
    while (!vault.beginRefresh(connection, holder, clock.instant(), LEASE)
        && vault.find(connection).isPresent()) {
      sleep();
    }
    return new Lease(holder);
  }

  private void sleep() {
    try {
      sleeper.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new CallInterrupted(FailedCall.notSent("POST /token"), interrupt);
    }
  }

  private final class Lease implements Refresh {
    private final String holder;

    private Lease(String holder) {
      this.holder = holder;
    }

    @Override
    public void commit(Tokens fresh) {
      if (!vault.endRefresh(connection, holder, fresh, clock.instant())) {
        throw new IllegalStateException(
            "The refreshed tokens of connection '" + connection + "' came too late to be kept.");
      }
    }

    @Override
    public void close() {
      vault.giveUpRefresh(connection, holder);
    }
  }
}
