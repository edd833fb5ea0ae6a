package dev.listkeeper.constantcontact.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.Harness;
import dev.listkeeper.constantcontact.UnknownOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {

  private static final URI BACK = URI.create("https://app.example/back?x=1");
  private static final Tokens OLD =
      new Tokens("a1", Optional.of("r1"), Instant.EPOCH, Set.of("contact_data"));
  private final Harness harness = new Harness();
  private final SignIn signIn = harness.client.signIn();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void makesTheChallengeOfTheStandardsOwnExample() {
    assertThat(Pkce.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void sendsTheBrowserOffWithEverythingTheServiceAsksFor() {
    var request = signIn.begin(BACK, Scopes.ALL);

    assertThat(request.url().toString())
        .isEqualTo(
            harness.service.authUrl()
                + "/authorize?client_id=api-key"
                + "&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Fx%3D1"
                + "&response_type=code"
                + "&scope=contact_data%20account_read%20offline_access"
                + "&state="
                + request.state()
                + "&code_challenge="
                + Pkce.challenge(request.verifier())
                + "&code_challenge_method=S256");
    assertThat(request.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
    assertThat(signIn.begin(BACK, Scopes.ALL).state()).isNotEqualTo(request.state());
    assertThat(signIn.beginAfresh(BACK, Scopes.ALL).url().toString()).endsWith("&prompt=login");
  }

  @Test
  void takesTheCodeOnlyFromTheBrowserItSentOff() {
    var request = signIn.begin(BACK, Scopes.ALL);
    Optional<String> state = Optional.of(request.state());
    Optional<String> none = Optional.empty();

    assertThat(request.codeFrom(state, Optional.of("c1"), none)).isEqualTo("c1");
    assertThatThrownBy(() -> request.codeFrom(Optional.of("other"), Optional.of("c1"), none))
        .isInstanceOf(OtherOAuthError.class)
        .hasMessageContaining("state_mismatch");
    assertThatThrownBy(() -> request.codeFrom(none, Optional.of("c1"), none))
        .isInstanceOf(OtherOAuthError.class);
    assertThatThrownBy(() -> request.codeFrom(state, none, Optional.of("access_denied")))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> request.codeFrom(state, none, none)).hasMessageContaining("no_code");
  }

  @Test
  void exchangesTheCode() {
    harness.service.json(
        200,
        "{\"token_type\":\"Bearer\",\"access_token\":\"a2\",\"expires_in\":3600,"
            + "\"refresh_token\":\"r2\",\"scope\":\"contact_data account_read account_read\"}");
    var request = signIn.begin(BACK, Scopes.ALL);

    Tokens tokens = signIn.exchangeCode(request, "code/1");

    assertThat(tokens)
        .isEqualTo(
            new Tokens(
                "a2",
                Optional.of("r2"),
                Instant.parse("2026-11-24T11:00:00Z"),
                Set.of("contact_data", "account_read")));
    var seen = harness.service.last();
    assertThat(seen.uri()).isEqualTo("/oauth2/default/v1/token");
    assertThat(seen.text())
        .isEqualTo(
            "grant_type=authorization_code&code=code%2F1"
                + "&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Fx%3D1&code_verifier="
                + request.verifier());
    String pair = "api-key:" + Harness.SECRET;
    assertThat(seen.header("Authorization"))
        .isEqualTo(
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keepsALongLivedRefreshTokenTheAnswerDoesNotRepeat() {
    harness.service.json(200, "{\"access_token\":\"a2\"}");

    Tokens tokens = signIn.refresh(OLD);

    assertThat(tokens.refreshToken()).hasValue("r1");
    assertThat(tokens.scopes()).containsExactly("contact_data");
    assertThat(harness.service.last().text())
        .isEqualTo("grant_type=refresh_token&refresh_token=r1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_grant\"}       | InvalidGrant",
        "401 | {\"error\":\"invalid_grant\"}       | InvalidGrant",
        "401 | {\"error\":\"invalid_client\"}      | InvalidClient",
        "400 | {\"error\":\"invalid_scope\"}       | InvalidScope",
        "400 | {\"error\":\"access_denied\"}       | AccessDenied",
        "400 | {\"error\":\"invalid_request\"}     | OtherOAuthError",
        "400 | {\"message\":\"invalid_grant\"}     | UnexpectedAnswer",
        "400 | invalid_grant                       | UnexpectedAnswer",
        "403 | <html>invalid_grant</html>          | UnexpectedAnswer",
        "302 | {\"error\":\"invalid_grant\"}       | UnexpectedAnswer",
        "500 | {\"error\":\"invalid_grant\"}       | ServiceUnavailable",
        "502 | <html>invalid_grant</html>          | ServiceUnavailable",
        "200 | {\"token_type\":\"Bearer\"}         | UnexpectedAnswer"
      })
  void namesEveryRefusalAndTakesNoOutageForOne(int status, String body, String kind) {
    int attempts = kind.equals("ServiceUnavailable") ? 5 : 1;
    for (int i = 0; i < attempts; i++) {
      harness.service.json(status, body);
    }

    var failure = catchThrowableOfType(ConstantContactException.class, () -> signIn.refresh(OLD));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(failure.needsSignIn()).isEqualTo(kind.equals("InvalidGrant"));
    assertThat(harness.service.seen()).hasSize(attempts);
  }

  @Test
  void triesARefreshOnceMoreWhenItsAnswerIsLost() {
    harness.service.hangUp().json(200, "{\"access_token\":\"a2\"}");

    assertThat(signIn.refresh(OLD).accessToken()).isEqualTo("a2");
  }

  @Test
  void givesUpARefreshWhoseAnswerIsLostTwice() {
    harness.service.hangUp().json(503, "").hangUp();

    assertThatThrownBy(() -> signIn.refresh(OLD)).isInstanceOf(UnknownOutcome.class);
    assertThat(harness.service.seen()).hasSize(3);
  }

  @Test
  void needsASignInWhenTheFirstOfTwoRefreshesHasSpentTheToken() {
    harness.service.hangUp().json(400, "{\"error\":\"invalid_grant\"}");

    assertThatThrownBy(() -> signIn.refresh(OLD)).isInstanceOf(InvalidGrant.class);
  }

  @Test
  void neverExchangesACodeTwice() {
    harness.service.hangUp();
    var request = signIn.begin(BACK, Scopes.ALL);

    assertThatThrownBy(() -> signIn.exchangeCode(request, "c1")).isInstanceOf(UnknownOutcome.class);
    assertThat(harness.service.seen()).hasSize(1);
  }

  @Test
  void waitsWhenTheTokenEndpointIsBusy() {
    harness.service.json(429, "").json(200, "{\"access_token\":\"a2\"}");

    assertThat(signIn.refresh(OLD).accessToken()).isEqualTo("a2");
    assertThat(harness.time.slept()).hasSize(1);
  }

  @Test
  void needsAPersonWhenThereIsNoRefreshToken() {
    var tokens = new Tokens("a1", Optional.empty(), Instant.EPOCH, Set.of());

    assertThatThrownBy(() -> signIn.refresh(tokens)).isInstanceOf(InvalidGrant.class);
    assertThat(harness.service.seen()).isEmpty();
  }
}
