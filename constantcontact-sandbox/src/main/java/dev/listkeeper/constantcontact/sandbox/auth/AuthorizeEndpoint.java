package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Where a browser is sent so that its person can allow an application to act for them. */
public final class AuthorizeEndpoint {
  private static final String DECISION = "/oauth2/default/v1/authorize/decision";

  private final Keys keys;
  private final Codes codes;
  private final Supplier<Consent> consent;
  private final Supplier<String> accountName;
  private final Map<String, AuthorizationRequest> onScreen = new ConcurrentHashMap<>();

  /** An endpoint that behaves as the consent setting says at each call. */
  public AuthorizeEndpoint(
      Keys keys, Codes codes, Supplier<Consent> consent, Supplier<String> accountName) {
    this.keys = keys;
    this.codes = codes;
    this.consent = consent;
    this.accountName = accountName;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        new Route("GET", "/oauth2/default/v1/authorize", this::ask),
        new Route("POST", DECISION, this::decide));
  }

  @Documented("guide, authorization code flow and PKCE flow: parameters, exact redirect, state")
  private Answer ask(Call call) {
    Parameters given = call.query();
    ApiKey key =
        given.get("client_id").flatMap(keys::find).orElseThrow(() -> page("Unknown client_id."));
    String redirectUri =
        given
            .get("redirect_uri")
            .filter(key::allowsRedirect)
            .orElseThrow(() -> page("The redirect_uri is not registered for this application."));
    AuthorizationRequest request = check(given, key, redirectUri);
    return switch (consent.get()) {
      case APPROVE -> Answer.redirect(request.allowed(codes.issue(request)));
      case DENY -> Answer.redirect(request.denied());
      case ASK -> {
        String id = TokenText.opaque();
        onScreen.put(id, request);
        yield Answer.text(
            200,
            ConsentPage.TYPE,
            ConsentPage.html(
                DECISION, id, key.clientId(), accountName.get(), List.copyOf(request.scopes())));
      }
    };
  }

  /** Past this point the application is known, so errors travel back to it. */
  private static AuthorizationRequest check(Parameters given, ApiKey key, String redirectUri) {
    String state = given.get("state").orElse("");
    if (state.isEmpty()) {
      throw back(redirectUri, state, "invalid_request", "The state parameter is required.");
    }
    if (!given.get("response_type").orElse("").equals("code")) {
      throw back(
          redirectUri, state, "unsupported_response_type", "The response_type must be code.");
    }
    Set<String> scopes = Scopes.parse(given.get("scope").orElse(""));
    if (scopes.isEmpty() || !Scopes.known(scopes)) {
      throw back(redirectUri, state, "invalid_scope", "One or more scopes are not configured.");
    }
    String challenge = given.get("code_challenge").orElse(null);
    if (challenge != null && !given.get("code_challenge_method").orElse("").equals("S256")) {
      throw back(redirectUri, state, "invalid_request", "The code_challenge_method must be S256.");
    }
    return new AuthorizationRequest(key, redirectUri, scopes, state, challenge);
  }

  private Answer decide(Call call) throws IOException {
    Parameters form = Parameters.parse(new String(call.body(), StandardCharsets.UTF_8));
    AuthorizationRequest request =
        form.get("consent")
            .map(onScreen::remove)
            .orElseThrow(() -> page("This page has been answered already. Start again."));
    return Answer.redirect(
        form.get("decision").orElse("").equals("allow")
            ? request.allowed(codes.issue(request))
            : request.denied());
  }

  private static Refusal back(String redirectUri, String state, String error, String text) {
    return new Refusal(
        Answer.redirect(AuthorizationRequest.failed(redirectUri, state, error, text)));
  }

  private static Refusal page(String message) {
    return new Refusal(Answer.text(400, ConsentPage.TYPE, ConsentPage.error(message)));
  }
}
