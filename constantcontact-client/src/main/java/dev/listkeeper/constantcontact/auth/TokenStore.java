package dev.listkeeper.constantcontact.auth;

import java.util.Optional;

/**
 * Keeps the tokens of one connection, and lets one refresh of them run at a time, over all threads
 * and processes that use the connection: with rotating refresh tokens two refreshes at once lock
 * each other out. Thread-safe.
 *
 * <p>Where one {@link RefreshingTokens} alone uses the store, {@code beginRefresh} may simply
 * return a method that saves. Otherwise it takes a lease that others respect and that ends by
 * itself if its process dies.
 */
public interface TokenStore {

  /** The tokens committed last; empty before the first sign-in. */
  Optional<Tokens> load();

  /**
   * Waits until no other refresh of this connection runs, then records for good that one has
   * started. The caller loads again afterwards, since another may just have replaced the tokens,
   * and closes what it got in any case.
   *
   * <p>A record of a start without an end means that a process died in between: the refresh token
   * may have been spent. The next refresh tells; it is not to be prevented.
   */
  Refresh beginRefresh();

  /** One refresh that has started. Used by one thread. */
  @FunctionalInterface
  interface Refresh extends AutoCloseable {

    /**
     * Keeps new tokens for good, and with them that the refresh has ended: when this returns they
     * must survive a crash, because the service has already forgotten the ones before. Called at
     * most once.
     *
     * @param fresh the tokens to keep in place of all earlier ones
     * @throws RuntimeException when they could not be kept, or another has taken over the lease
     *     meanwhile
     */
    void commit(Tokens fresh);

    /** Lets others begin; without a commit before, the tokens stay as they are. */
    @Override
    default void close() {}
  }
}
