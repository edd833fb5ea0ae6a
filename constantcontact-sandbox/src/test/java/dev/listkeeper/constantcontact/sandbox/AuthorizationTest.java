package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.constantcontact.sandbox.auth.RefreshMode;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.http.Parameters;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
  private static final String BACK = "http://127.0.0.1:9999/callback";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("key:secret".getBytes(StandardCharsets.UTF_8));

  private final ManualTime time = new ManualTime();
  private Sandbox sandbox = start(RefreshMode.ROTATING);
  private Caller caller = new Caller(sandbox, "");

  private Sandbox start(RefreshMode mode) {
    return Sandbox.builder()
        .apiKey("key", "secret", BACK)
        .refreshTokens(mode)
        .consent(Consent.APPROVE)
        .clock(time)
        .start();
  }

  @AfterEach
  void end() {
    sandbox.close();
  }

  private Reply authorize(String... extra) {
    String base =
        Caller.form(
            "client_id",
            "key",
            "redirect_uri",
            BACK,
            "response_type",
            "code",
            "scope",
            "contact_data offline_access",
            "state",
            "s+1");
    return caller.get(
        "/oauth2/default/v1/authorize?"
            + base
            + (extra.length > 0 ? "&" : "")
            + Caller.form(extra));
  }

  private static Parameters redirected(Reply reply) {
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).startsWith(BACK + "?");
    return Parameters.parse(URI.create(reply.header("Location")).getRawQuery());
  }

  private String code() {
    return redirected(authorize()).get("code").orElseThrow();
  }

  private Reply exchange(String code) {
    time.pass(Duration.ofSeconds(1));
    return caller.token(
        BASIC, "grant_type", "authorization_code", "code", code, "redirect_uri", BACK);
  }

  private Reply refresh(String token) {
    time.pass(Duration.ofSeconds(1));
    return caller.token(BASIC, "grant_type", "refresh_token", "refresh_token", token);
  }

  @Test
  void approvingSendsTheBrowserBackWithACodeAndTheSameState() {
    Parameters back = redirected(authorize());

    assertThat(back.get("state")).contains("s+1");
    assertThat(back.get("code")).isPresent();
  }

  @Test
  void refusingSendsTheBrowserBackWithAccessDenied() {
    sandbox.consent(Consent.DENY);

    Parameters back = redirected(authorize());

    assertThat(back.get("error")).contains("access_denied");
    assertThat(back.get("state")).contains("s+1");
  }

  @Test
  void theConsentPageAsksOnceAndItsButtonsDecide() {
    sandbox.consent(Consent.ASK);
    Reply page = authorize();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Allow access to Sandbox Company?").contains("Stay connected");
    Matcher id = Pattern.compile("name=\"consent\" value=\"([^\"]+)\"").matcher(page.text());
    assertThat(id.find()).isTrue();
    String form = Caller.form("consent", id.group(1), "decision", "allow");

    Reply first = decide(form);
    Reply second = decide(form);

    assertThat(redirected(first).get("code")).isPresent();
    assertThat(second.status()).isEqualTo(400);
  }

  private Reply decide(String form) {
    return caller.send(
        caller
            .request("/oauth2/default/v1/authorize/decision")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  @Test
  void aRedirectAddressThatDiffersByOneCharacterIsNeverRedirectedTo() {
    Reply reply =
        caller.get(
            "/oauth2/default/v1/authorize?"
                + Caller.form(
                    "client_id", "key", "redirect_uri", BACK + "/", "response_type", "code"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Location")).isEmpty();
  }

  @Test
  void withoutAnOwnKeyEveryRedirectOnThisMachineIsAcceptedAndNoOther() {
    try (Sandbox open = Sandbox.builder().consent(Consent.APPROVE).start()) {
      Caller visitor = new Caller(open, "");

      assertThat(visitor.get(askFor(open, "http://localhost:1/x")).status()).isEqualTo(302);
      assertThat(visitor.get(askFor(open, "http://localhost.evil.example/x")).status())
          .isEqualTo(400);
    }
  }

  private static String askFor(Sandbox open, String redirect) {
    return "/oauth2/default/v1/authorize?"
        + Caller.form(
            "client_id",
            open.clientId(),
            "redirect_uri",
            redirect,
            "response_type",
            "code",
            "scope",
            "contact_data",
            "state",
            "x");
  }

  @Test
  void anUnknownScopeTravelsBackAsInvalidScope() {
    Reply reply =
        caller.get(
            "/oauth2/default/v1/authorize?"
                + Caller.form(
                    "client_id",
                    "key",
                    "redirect_uri",
                    BACK,
                    "response_type",
                    "code",
                    "scope",
                    "everything",
                    "state",
                    "x"));

    assertThat(redirected(reply).get("error")).contains("invalid_scope");
  }

  @Test
  void aCodeGivesTokensOfRealisticSizeThatOpenTheApi() {
    Reply tokens = exchange(code());

    assertThat(tokens.status()).isEqualTo(200);
    assertThat(tokens.at("/token_type").asString()).isEqualTo("Bearer");
    assertThat(tokens.at("/expires_in").asInt()).isEqualTo(86_400);
    assertThat(tokens.at("/scope").asString()).isEqualTo("contact_data offline_access");
    assertThat(tokens.at("/access_token").asString()).hasSizeBetween(1_000, 1_200);
    Caller api = new Caller(sandbox, tokens.at("/access_token").asString());
    assertThat(api.get("/v3/contact_lists").status()).isEqualTo(200);
  }

  @Test
  void aCodeWorksOnce() {
    String code = code();
    exchange(code);

    Reply again = exchange(code);

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.at("/error").asString()).isEqualTo("invalid_grant");
    assertThat(again.json().has("error_description")).isTrue();
  }

  @Test
  void aCodeIsDeadAfterFiveMinutes() {
    String code = code();
    time.pass(Duration.ofMinutes(5));

    assertThat(exchange(code).at("/error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void aCodeNeedsTheSameRedirectAddress() {
    Reply reply =
        caller.token(
            BASIC, "grant_type", "authorization_code", "code", code(), "redirect_uri", "http://x");

    assertThat(reply.at("/error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void pkceWantsTheVerifierThatBelongsToTheChallenge() throws Exception {
    String verifier = "v".repeat(43);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);

    assertThat(redeemPublic(challenge, verifier).status()).isEqualTo(200);
    assertThat(redeemPublic(challenge, "w".repeat(43)).at("/error").asString())
        .isEqualTo("invalid_grant");
    assertThat(
            redirected(authorize("code_challenge", challenge, "code_challenge_method", "plain"))
                .get("error"))
        .contains("invalid_request");
  }

  private Reply redeemPublic(String challenge, String verifier) {
    time.pass(Duration.ofSeconds(1));
    String code =
        redirected(authorize("code_challenge", challenge, "code_challenge_method", "S256"))
            .get("code")
            .orElseThrow();
    return caller.token(
        "",
        "grant_type",
        "authorization_code",
        "client_id",
        "key",
        "code",
        code,
        "redirect_uri",
        BACK,
        "code_verifier",
        verifier);
  }

  @Test
  void credentialsMayStandInTheBodyAndParametersInTheQuery() {
    Reply body =
        caller.token(
            "",
            "grant_type",
            "authorization_code",
            "client_id",
            "key",
            "client_secret",
            "secret",
            "code",
            code(),
            "redirect_uri",
            BACK);
    time.pass(Duration.ofSeconds(1));
    Reply query =
        caller.send(
            caller
                .request(
                    "/oauth2/default/v1/token?"
                        + Caller.form(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code(),
                            "redirect_uri",
                            BACK))
                .header("Authorization", BASIC)
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(body.status()).isEqualTo(200);
    assertThat(query.status()).isEqualTo(200);
  }

  @Test
  void aWrongSecretIsInvalidClientWithTheStatusTheSwitchSays() {
    Reply wrong = caller.token("", "grant_type", "x", "client_id", "key", "client_secret", "no");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.at("/error").asString()).isEqualTo("invalid_client");

    sandbox.set(Switch.WRONG_CLIENT_IS_400, true);
    assertThat(
            caller.token("", "grant_type", "x", "client_id", "no", "client_secret", "no").status())
        .isEqualTo(400);
  }

  @Test
  void anUnknownGrantTypeHasItsOwnError() {
    assertThat(caller.token(BASIC, "grant_type", "password").at("/error").asString())
        .isEqualTo("unsupported_grant_type");
    time.pass(Duration.ofSeconds(1));
    assertThat(caller.token(BASIC, "x", "y").at("/error").asString()).isEqualTo("invalid_request");
  }

  @Test
  void withoutOfflineAccessThereIsNoRefreshTokenAndNoError() {
    assertThat(sandbox.issueTokens("contact_data").refreshToken()).isNull();
  }

  @Test
  void aRotatingRefreshTokenWorksOnceAndKillsAllEarlierOnes() {
    String first = exchange(code()).at("/refresh_token").asString();
    Reply refreshed = refresh(first);
    String second = refreshed.at("/refresh_token").asString();

    assertThat(second).isNotEqualTo(first);
    assertThat(refresh(first).at("/error").asString()).isEqualTo("invalid_grant");
    String third = refresh(second).at("/refresh_token").asString();
    assertThat(third).isNotEmpty();
    assertThat(refresh(second).status()).isEqualTo(400);
    assertThat(refresh(third).status()).isEqualTo(200);
  }

  @Test
  void aLongLivedRefreshTokenStaysTheSame() {
    sandbox.close();
    sandbox = start(RefreshMode.LONG_LIVED);
    caller = new Caller(sandbox, "");
    String token = exchange(code()).at("/refresh_token").asString();

    assertThat(refresh(token).at("/refresh_token").asString()).isEqualTo(token);
    assertThat(refresh(token).status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenDiesAfter180UnusedDays() {
    String token = exchange(code()).at("/refresh_token").asString();
    time.pass(Duration.ofDays(180));

    assertThat(refresh(token).at("/error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void theTokenEndpointTakesOneCallASecond() {
    String token = exchange(code()).at("/refresh_token").asString();

    Reply tooSoon = caller.token(BASIC, "grant_type", "refresh_token", "refresh_token", token);
    assertThat(tooSoon.status()).isEqualTo(429);
    assertThat(refresh(token).status()).isEqualTo(200);

    sandbox.set(Switch.TOKEN_THROTTLE_IS_OAUTH_ERROR, true);
    assertThat(caller.token(BASIC, "grant_type", "x").json().has("error")).isTrue();
  }
}
