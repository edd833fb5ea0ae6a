package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.internal.JsonObject;
import dev.listkeeper.constantcontact.internal.Query;
import dev.listkeeper.constantcontact.internal.Repeat;
import dev.listkeeper.constantcontact.internal.Settings;
import dev.listkeeper.constantcontact.internal.TokenCalls;
import dev.listkeeper.constantcontact.internal.Transport;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The authorization code flow with PKCE, and refreshing. Thread-safe. Both kinds of call are
 * repeated when they were not executed: no connection, or 429. A code works once, so its exchange
 * is not repeated otherwise. A refresh is: a refresh token may work many times, and if it works
 * once only and its answer got lost, another attempt loses nothing.
 */
public final class SignIn {

  private static final int DOCUMENTED_LIFETIME_SECONDS = 86_400;

  private final Credentials credentials;
  private final String authUrl;
  private final InstantSource clock;
  private final TokenCalls calls;

  /** Made by {@link dev.listkeeper.constantcontact.ConstantContact#signIn()}. */
  public SignIn(Credentials credentials, URI authUrl, Transport transport, Settings settings) {
    this.credentials = credentials;
    this.authUrl = authUrl.toString();
    this.clock = settings.clock();
    this.calls = new TokenCalls(transport, credentials, this.authUrl, SignIn::refusal);
  }

  /**
   * Prepares the way to the sign-in page; calls nothing.
   *
   * @param redirectUri exactly as registered with the application
   * @param scopes what to ask for, usually {@link Scopes#ALL}
   */
  public AuthorizationRequest begin(URI redirectUri, Collection<String> scopes) {
    return AuthorizationRequest.create(authUrl, credentials.clientId(), redirectUri, scopes, false);
  }

  /**
   * The same, but makes the person sign in even if the browser remembers them: for connecting
   * another account.
   *
   * @param redirectUri exactly as registered with the application
   * @param scopes what to ask for
   */
  public AuthorizationRequest beginAfresh(URI redirectUri, Collection<String> scopes) {
    return AuthorizationRequest.create(authUrl, credentials.clientId(), redirectUri, scopes, true);
  }

  /**
   * Exchanges the code for tokens. A code lives five minutes and works once.
   *
   * @param request the request the browser was sent off with
   * @param code the code it brought back, see {@link AuthorizationRequest#codeFrom}
   * @throws OAuthError when the service refuses, {@link InvalidGrant} above all
   * @throws ConstantContactException for everything else
   */
  public Tokens exchangeCode(AuthorizationRequest request, String code) {
    Query form =
        new Query()
            .with("grant_type", "authorization_code")
            .with("code", code)
            .with("redirect_uri", request.redirectUri().toString())
            .with("code_verifier", request.verifier());
    return post(
        Repeat.NOT_EXECUTED,
        form,
        Set.of(code, request.verifier()),
        json -> tokens(json, clock.instant(), Optional.empty(), Set.of()));
  }

  /**
   * Gets new tokens. Commit the result before anything is done with it: with rotating refresh
   * tokens the old ones are dead when this returns. Let only one refresh of a connection run at a
   * time; a {@link TokenStore} does that for {@link RefreshingTokens}. Tried up to five times on
   * 5xx answers, and once more when an answer got lost.
   *
   * @param old the tokens to renew
   * @throws InvalidGrant when the refresh token is spent, or there is none: sign in again
   * @throws UnknownOutcome when the answer got lost twice; the refresh token may be spent
   * @throws ConstantContactException for everything else
   */
  public Tokens refresh(Tokens old) {
    String refreshToken =
        old.refreshToken().orElseThrow(() -> new InvalidGrant(FailedCall.notSent("POST /token")));
    Query form =
        new Query().with("grant_type", "refresh_token").with("refresh_token", refreshToken);
    return post(
        Repeat.IN_DOUBT,
        form,
        Set.of(refreshToken),
        json -> tokens(json, clock.instant(), old.refreshToken(), old.scopes()));
  }

  private Tokens post(
      Repeat repeat, Query form, Set<String> secrets, Function<JsonObject, Tokens> mapping) {
    Set<String> all = new HashSet<>(secrets);
    credentials.clientSecret().ifPresent(all::add);
    return calls.post(repeat, form, Set.copyOf(all), mapping);
  }

  private static Tokens tokens(
      JsonObject json, Instant now, Optional<String> oldRefreshToken, Set<String> oldScopes) {
    int seconds = json.integer("expires_in").orElse(DOCUMENTED_LIFETIME_SECONDS);
    Set<String> scopes =
        json.text("scope")
            .map(text -> Set.copyOf(List.of(text.strip().split("\\s+"))))
            .orElse(oldScopes);
    return new Tokens(
        json.requiredText("access_token"),
        json.text("refresh_token").or(() -> oldRefreshToken),
        now.plusSeconds(seconds),
        scopes);
  }

  private static OAuthError refusal(FailedCall call) {
    return switch (call.errorKey().orElse("")) {
      case "invalid_grant" -> new InvalidGrant(call);
      case "invalid_client", "unauthorized_client" -> new InvalidClient(call);
      case "invalid_scope" -> new InvalidScope(call);
      case "access_denied" -> new AccessDenied(call);
      default -> new OtherOAuthError(call);
    };
  }
}
