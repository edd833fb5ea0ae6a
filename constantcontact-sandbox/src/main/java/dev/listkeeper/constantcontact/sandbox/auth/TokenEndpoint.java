package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import dev.listkeeper.constantcontact.sandbox.limit.Limiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Gives tokens for codes and refresh tokens. */
public final class TokenEndpoint {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Keys keys;
  private final Codes codes;
  private final Tokens tokens;
  private final Limiter limiter;
  private final Switches switches;
  private final InstantSource clock;

  /** An endpoint over these tokens. */
  public TokenEndpoint(
      Keys keys,
      Codes codes,
      Tokens tokens,
      Limiter limiter,
      Switches switches,
      InstantSource clock) {
    this.keys = keys;
    this.codes = codes;
    this.tokens = tokens;
    this.limiter = limiter;
    this.switches = switches;
    this.clock = clock;
  }

  /** Its route. */
  public List<Route> routes() {
    return List.of(new Route("POST", "/oauth2/default/v1/token", this::token));
  }

  @Documented(
      "guide: parameters in query or form; support staff: Basic; clients: credentials in body")
  private Answer token(Call call) throws IOException {
    Parameters given = parameters(call);
    Client client = authenticate(ClientCredentials.of(call, given));
    limiter.admitTokenCall(client.key().clientId());
    IssuedTokens issued =
        switch (required(given, "grant_type")) {
          case "authorization_code" -> redeem(client, given);
          case "refresh_token" ->
              tokens.refresh(
                  client.key(),
                  required(given, "refresh_token"),
                  Scopes.parse(given.get("scope").orElse("")));
          default ->
              throw OAuthRefusal.of(
                  400, "unsupported_grant_type", "The grant_type is not supported.");
        };
    Map<String, String> headers = new HashMap<>(Map.of("Cache-Control", "no-store"));
    Answer answer = Answer.ok(body(issued));
    headers.putAll(answer.headers());
    return new Answer(200, headers, answer.content());
  }

  @Observed("the PKCE guide page mentions an ID token and nothing more")
  @Unconfirmed(Switch.TOKEN_ANSWER_HAS_ID_TOKEN)
  private ObjectNode body(IssuedTokens issued) {
    ObjectNode body = issued.json(clock.instant());
    return switches.on(Switch.TOKEN_ANSWER_HAS_ID_TOKEN)
        ? body.put("id_token", issued.accessToken())
        : body;
  }

  /** An application and whether it proved itself with its secret. */
  private record Client(ApiKey key, boolean withSecret) {}

  @Unconfirmed(Switch.WRONG_CLIENT_IS_400)
  private Client authenticate(ClientCredentials credentials) {
    ApiKey key = keys.find(credentials.clientId()).orElseThrow(this::invalidClient);
    if (credentials.secret() != null && !credentials.secret().equals(key.clientSecret())) {
      throw invalidClient();
    }
    return new Client(key, credentials.secret() != null);
  }

  private Refusal invalidClient() {
    if (switches.on(Switch.WRONG_CLIENT_IS_400)) {
      return OAuthRefusal.of(400, "invalid_client", "The client id or secret is wrong.");
    }
    return OAuthRefusal.of(401, "invalid_client", "The client id or secret is wrong.");
  }

  private IssuedTokens redeem(Client client, Parameters given) {
    String redirectUri = required(given, "redirect_uri");
    AuthorizationRequest request =
        codes
            .redeem(required(given, "code"))
            .filter(found -> found.key().clientId().equals(client.key().clientId()))
            .filter(found -> found.redirectUri().equals(redirectUri))
            .orElseThrow(
                () -> OAuthRefusal.invalidGrant("The authorization code is invalid or expired."));
    String challenge = request.codeChallenge();
    if (challenge == null && !client.withSecret()) {
      throw invalidClient();
    }
    if (challenge != null && !Pkce.matches(challenge, given.get("code_verifier").orElse(""))) {
      throw OAuthRefusal.invalidGrant("PKCE verification failed.");
    }
    return tokens.issue(client.key(), request.scopes());
  }

  private static Parameters parameters(Call call) throws IOException {
    Map<String, List<String>> all = new HashMap<>(call.query().values());
    byte[] body = call.body();
    if (body.length > 0) {
      if (!call.header("Content-Type").orElse("").startsWith(FORM)) {
        throw OAuthRefusal.invalidRequest("The body must be " + FORM + ".");
      }
      all.putAll(Parameters.parse(new String(body, StandardCharsets.UTF_8)).values());
    }
    return new Parameters(all);
  }

  private static String required(Parameters given, String name) {
    return given
        .get(name)
        .orElseThrow(() -> OAuthRefusal.invalidRequest("The parameter " + name + " is missing."));
  }
}
