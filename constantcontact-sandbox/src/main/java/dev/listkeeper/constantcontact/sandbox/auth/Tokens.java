package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Access and refresh tokens that are good, known by their hashes only. */
public final class Tokens implements Part {
  private static final Duration ACCESS_LIFE = Duration.ofHours(24);
  private static final Duration REFRESH_LIFE = Duration.ofDays(180);

  private final Store store;
  private final InstantSource clock;
  private final Switches switches;
  private final Map<String, Grant> access = new HashMap<>();
  private final Map<String, Grant> refresh = new HashMap<>();

  /** No token yet. */
  public Tokens(Store store, InstantSource clock, Switches switches) {
    this.store = store;
    this.clock = clock;
    this.switches = switches;
    store.add(this);
  }

  /** Issues tokens after a person's consent. */
  @Documented("support staff: no refresh token and no error without offline_access; 24 h access")
  public IssuedTokens issue(ApiKey key, Set<String> scopes) {
    return store.write(() ->
        scopes.contains(Scopes.OFFLINE_ACCESS)
            ? issue(key, scopes, newRefreshToken(key, scopes))
            : issue(key, scopes, null));
  }

  /** Issues tokens for a refresh token, or refuses with invalid_grant. */
  @Documented("support staff: rotating tokens work once, long-lived ones again; 180 days unused")
  IssuedTokens refresh(ApiKey key, String refreshToken, Set<String> wanted) {
    return store.write(() -> {
      Grant grant = refresh.get(TokenText.hash(refreshToken));
      if (grant == null
          || !grant.clientId().equals(key.clientId())
          || grant.expired(clock.instant())) {
        throw OAuthRefusal.invalidGrant("The refresh token is invalid or expired.");
      }
      if (!grant.scopes().containsAll(wanted)) {
        throw OAuthRefusal.of(400, "invalid_scope", "The scope was not granted.");
      }
      Set<String> scopes = wanted.isEmpty() ? grant.scopes() : wanted;
      return switch (key.refreshMode()) {
        case ROTATING -> issue(key, scopes, newRefreshToken(key, grant.scopes()));
        case LONG_LIVED -> {
          keepRefresh(TokenText.hash(refreshToken), grantUntil(key, grant, REFRESH_LIFE));
          yield issue(key, scopes, refreshToken);
        }
      };
    });
  }

  /** What an access token allows; an expired or unknown one allows nothing. */
  Optional<Grant> access(String token) {
    return store.read(() ->
        Optional.ofNullable(access.get(TokenText.hash(token)))
            .filter(grant -> !grant.expired(clock.instant())));
  }

  /** Ends all access tokens now, as if their day were over. */
  public void expireAccessTokens() {
    store.change(() -> List.copyOf(access.keySet()).forEach(this::dropAccess));
  }

  /** Ends all refresh tokens now, as if the person had withdrawn the consent. */
  public void revokeRefreshTokens() {
    store.change(() -> List.copyOf(refresh.keySet()).forEach(this::dropRefresh));
  }

  @Unconfirmed(Switch.TOKEN_CLAIM_IS_SCOPE)
  private IssuedTokens issue(ApiKey key, Set<String> scopes, @Nullable String refreshToken) {
    Instant now = clock.instant();
    dropExpired(now);
    Grant grant = new Grant(key.clientId(), scopes, now.plus(ACCESS_LIFE));
    String token = TokenText.access(grant, now, switches.on(Switch.TOKEN_CLAIM_IS_SCOPE));
    access.put(TokenText.hash(token), grant);
    log(false, TokenText.hash(token), grant);
    return new IssuedTokens(token, refreshToken, grant.expiresAt(), scopes);
  }

  private String newRefreshToken(ApiKey key, Set<String> scopes) {
    if (key.refreshMode() == RefreshMode.ROTATING) {
      refresh.entrySet().stream()
          .filter(entry -> entry.getValue().clientId().equals(key.clientId()))
          .map(Map.Entry::getKey)
          .toList()
          .forEach(this::dropRefresh);
    }
    String token = TokenText.opaque();
    Grant grant = new Grant(key.clientId(), scopes, clock.instant().plus(REFRESH_LIFE));
    keepRefresh(TokenText.hash(token), grant);
    return token;
  }

  private Grant grantUntil(ApiKey key, Grant grant, Duration life) {
    return new Grant(key.clientId(), grant.scopes(), clock.instant().plus(life));
  }

  private void dropExpired(Instant now) {
    access.entrySet().stream()
        .filter(entry -> entry.getValue().expired(now))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::dropAccess);
  }

  private void keepRefresh(String hash, Grant grant) {
    refresh.put(hash, grant);
    log(true, hash, grant);
  }

  private void dropAccess(String hash) {
    access.remove(hash);
    log(false, hash, null);
  }

  private void dropRefresh(String hash) {
    refresh.remove(hash);
    log(true, hash, null);
  }

  private void log(boolean isRefresh, String hash, @Nullable Grant grant) {
    store.log(
        this,
        out -> {
          out.writeBoolean(isRefresh);
          out.writeUTF(hash);
          out.writeBoolean(grant != null);
          if (grant != null) {
            out.writeUTF(grant.clientId());
            out.writeUTF(String.join(" ", grant.scopes()));
            out.writeLong(grant.expiresAt().getEpochSecond());
          }
        });
  }

  @Override
  public int kind() {
    return 3;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    Map<String, Grant> map = in.readBoolean() ? refresh : access;
    String hash = in.readUTF();
    if (in.readBoolean()) {
      String clientId = in.readUTF();
      Set<String> scopes = new LinkedHashSet<>(Scopes.parse(in.readUTF()));
      map.put(hash, new Grant(clientId, scopes, Instant.ofEpochSecond(in.readLong())));
    } else {
      map.remove(hash);
    }
  }

  @Override
  public void snapshot(Store to) {
    access.forEach((hash, grant) -> log(false, hash, grant));
    refresh.forEach((hash, grant) -> log(true, hash, grant));
  }
}
