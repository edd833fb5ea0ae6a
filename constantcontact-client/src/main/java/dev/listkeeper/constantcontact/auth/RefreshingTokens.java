package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.Unauthorized;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes a few minutes before the end, or after a refusal, one thread at a time while the others
 * wait for its result. New tokens are saved before they are used; when saving fails they are kept
 * in memory and saved at the next call, because the old ones no longer work. Thread-safe within one
 * process; several processes on one connection need a lock they share.
 */
public final class RefreshingTokens implements AccessTokens {

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final UnaryOperator<Tokens> refresh;
  private final TokenStore store;
  private final InstantSource clock;
  private @Nullable Tokens unsaved;

  /**
   * Takes and keeps tokens in a store.
   *
   * @param signIn refreshes
   * @param store keeps the tokens of one connection; only this object may change it
   * @param clock tells the time
   */
  public RefreshingTokens(SignIn signIn, TokenStore store, InstantSource clock) {
    this(signIn::refresh, store, clock);
  }

  RefreshingTokens(UnaryOperator<Tokens> refresh, TokenStore store, InstantSource clock) {
    this.refresh = refresh;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String current() {
    lock.lock();
    try {
      Tokens tokens = stored();
      return isNearItsEnd(tokens) ? renewed(tokens) : tokens.accessToken();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String refreshed(String refused) {
    lock.lock();
    try {
      Tokens tokens = stored();
      boolean replaced = !tokens.accessToken().equals(refused);
      return replaced && !isNearItsEnd(tokens) ? tokens.accessToken() : renewed(tokens);
    } finally {
      lock.unlock();
    }
  }

  private Tokens stored() {
    if (unsaved != null) {
      return saved(unsaved);
    }
    Optional<Tokens> tokens = store.load();
    return tokens.orElseThrow(() -> new Unauthorized(FailedCall.notSent("any call")));
  }

  private String renewed(Tokens tokens) {
    return saved(refresh.apply(tokens)).accessToken();
  }

  private Tokens saved(Tokens tokens) {
    unsaved = tokens;
    store.save(tokens);
    unsaved = null;
    return tokens;
  }

  private boolean isNearItsEnd(Tokens tokens) {
    return !clock.instant().plus(MARGIN).isBefore(tokens.expiresAt());
  }
}
