package dev.listkeeper.constantcontact.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.Unauthorized;
import dev.listkeeper.constantcontact.limit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RefreshingTokensTest {

  private final ManualTime time = new ManualTime("2026-11-24T10:00:00Z");
  private final List<String> events = new ArrayList<>();
  private final MemoryStore store = new MemoryStore();
  private final RefreshingTokens tokens = new RefreshingTokens(this::refresh, store, time);
  private int refreshes;

  @Test
  void usesTheStoredTokenWhileItLasts() {
    store.kept = Optional.of(expiring("a0", "2026-11-24T10:05:01Z"));

    assertThat(tokens.current()).isEqualTo("a0");
    assertThat(events).isEmpty();
  }

  @Test
  void refreshesFiveMinutesBeforeTheEndAndCommitsBeforeUse() {
    store.kept = Optional.of(expiring("a0", "2026-11-24T10:05:00Z"));

    String token = tokens.current();
    events.add("use " + token);

    assertThat(events).containsExactly("begin", "refresh a0", "commit a1", "end", "use a1");
  }

  @Test
  void doesNotRefreshAgainWhatAnotherThreadHasReplaced() {
    store.kept = Optional.of(expiring("a1", "2026-11-25T10:00:00Z"));

    assertThat(tokens.refreshed("a0")).isEqualTo("a1");
    assertThat(events).isEmpty();
    assertThat(tokens.refreshed("a1")).isEqualTo("a1");
    assertThat(events).containsExactly("begin", "refresh a1", "commit a1", "end");
  }

  @Test
  void letsOneThreadRefreshForAll() throws Exception {
    store.kept = Optional.of(expiring("a0", "2026-11-24T10:00:00Z"));
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        callers.add(tokens::current);
      }

      for (Future<String> result : threads.invokeAll(callers)) {
        assertThat(result.get()).isEqualTo("a1");
      }
    }
    assertThat(refreshes).isEqualTo(1);
  }

  @Test
  void commitsLaterWhatCouldNotBeCommittedAndDoesNotUseItBefore() {
    store.kept = Optional.of(expiring("a0", "2026-11-24T10:00:00Z"));
    store.broken = true;

    assertThatThrownBy(tokens::current).hasMessage("disk full");
    assertThatThrownBy(tokens::current).hasMessage("disk full");
    store.broken = false;

    assertThat(tokens.current()).isEqualTo("a1");
    assertThat(refreshes).isEqualTo(1);
    assertThat(store.kept.orElseThrow().accessToken()).isEqualTo("a1");
  }

  @Test
  void leavesTokensAloneThatANewSignInHasBroughtMeanwhile() {
    store.kept = Optional.of(expiring("a0", "2026-11-24T10:00:00Z"));
    store.broken = true;
    assertThatThrownBy(tokens::current).hasMessage("disk full");
    store.broken = false;
    store.kept = Optional.of(expiring("signed-in", "2026-11-25T10:00:00Z"));

    assertThat(tokens.current()).isEqualTo("signed-in");
    assertThat(store.kept.orElseThrow().accessToken()).isEqualTo("signed-in");
  }

  @Test
  void takesWhatAnotherProcessHasCommittedWhileThisOneWaitedForItsTurn() {
    store.kept = Optional.of(expiring("a0", "2026-11-24T10:00:00Z"));
    store.meanwhile = Optional.of(expiring("b1", "2026-11-25T10:00:00Z"));

    assertThat(tokens.current()).isEqualTo("b1");
    assertThat(events).containsExactly("begin", "end");
    assertThat(refreshes).isZero();
  }

  @Test
  void letsOthersRefreshWhenItsOwnRefreshFails() {
    store.kept = Optional.of(expiring("a0", "2026-11-24T10:00:00Z"));
    var failing =
        new RefreshingTokens(
            old -> {
              throw new IllegalStateException("refused");
            },
            store,
            time);

    assertThatThrownBy(failing::current).hasMessage("refused");
    assertThat(events).containsExactly("begin", "end");
    assertThat(store.kept.orElseThrow().accessToken()).isEqualTo("a0");
  }

  @Test
  void needsASignInWhenNothingIsStored() {
    assertThatThrownBy(tokens::current).isInstanceOf(Unauthorized.class);
  }

  private Tokens refresh(Tokens old) {
    events.add("refresh " + old.accessToken());
    refreshes++;
    return new Tokens(
        "a" + refreshes, Optional.of("r"), time.instant().plus(Duration.ofDays(1)), Set.of());
  }

  private static Tokens expiring(String token, String moment) {
    return new Tokens(token, Optional.of("r"), Instant.parse(moment), Set.of());
  }

  private final class MemoryStore implements TokenStore {
    private Optional<Tokens> kept = Optional.empty();
    private Optional<Tokens> meanwhile = Optional.empty();
    private boolean broken;

    @Override
    public Optional<Tokens> load() {
      return kept;
    }

    @Override
    public Refresh beginRefresh() {
      events.add("begin");
      kept = meanwhile.or(() -> kept);
      return new Refresh() {
        @Override
        public void commit(Tokens fresh) {
          if (broken) {
            throw new IllegalStateException("disk full");
          }
          events.add("commit " + fresh.accessToken());
          kept = Optional.of(fresh);
        }

        @Override
        public void close() {
          events.add("end");
        }
      };
    }
  }
}
