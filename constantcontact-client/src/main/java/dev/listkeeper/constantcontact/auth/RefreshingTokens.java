package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.Unauthorized;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes five minutes before the end, or after a refusal, one thread at a time while the others
 * wait for its result; the store keeps other processes apart. New tokens are committed before they
 * are used; when that fails they are kept in memory and committed at the next call, because the old
 * ones may no longer work. Thread-safe.
 *
 * <p>Both methods throw {@link Unauthorized} when the store is empty, whatever {@link
 * SignIn#refresh} throws, and whatever the store throws.
 */
public final class RefreshingTokens implements AccessTokens {

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final UnaryOperator<Tokens> refresh;
  private final TokenStore store;
  private final InstantSource clock;
  private @Nullable Uncommitted uncommitted;

  /** Tokens that could not be committed, and the ones they were to replace. */
  private record Uncommitted(Tokens stale, Tokens fresh) {}

  /**
   * Takes and keeps tokens in a store.
   *
   * @param signIn refreshes
   * @param store keeps the tokens of one connection
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
    return unlike("");
  }

  @Override
  public String refreshed(String refused) {
    return unlike(refused);
  }

  /** An access token that lasts and is not the one given. */
  private String unlike(String refused) {
    lock.lock();
    try {
      commitWhatIsLeft();
      Tokens tokens = stored();
      return isGood(tokens, refused) ? tokens.accessToken() : refreshedOnce(refused);
    } finally {
      lock.unlock();
    }
  }

  private String refreshedOnce(String refused) {
    try (TokenStore.Refresh begun = store.beginRefresh()) {
      Tokens stale = stored();
      if (isGood(stale, refused)) {
        return stale.accessToken();
      }
      Tokens fresh = refresh.apply(stale);
      uncommitted = new Uncommitted(stale, fresh);
      begun.commit(fresh);
      uncommitted = null;
      return fresh.accessToken();
    }
  }

  /** Unless others have replaced the tokens meanwhile, by a refresh or a new sign-in. */
  private void commitWhatIsLeft() {
    Uncommitted left = uncommitted;
    if (left == null) {
      return;
    }
    try (TokenStore.Refresh begun = store.beginRefresh()) {
      if (stored().accessToken().equals(left.stale().accessToken())) {
        begun.commit(left.fresh());
      }
      uncommitted = null;
    }
  }

  private Tokens stored() {
    return store.load().orElseThrow(() -> new Unauthorized(FailedCall.notSent("any call")));
  }

  private boolean isGood(Tokens tokens, String refused) {
    boolean lasts = clock.instant().plus(MARGIN).isBefore(tokens.expiresAt());
    return lasts && !tokens.accessToken().equals(refused);
  }
}
