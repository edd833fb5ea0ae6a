package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final String LISTS = "/v3/contact_lists";

  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().clock(time).start();

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void aCallWithoutATokenGetsAFlat403UnlessTheSwitchSays401() {
    Caller nobody = new Caller(sandbox, "");

    Reply flat = nobody.get(LISTS);
    assertThat(flat.status()).isEqualTo(403);
    assertThat(flat.json().isObject()).isTrue();

    sandbox.set(Switch.MISSING_TOKEN_IS_401, true);
    assertThat(nobody.get(LISTS).status()).isEqualTo(401);
  }

  @Test
  void anUnknownOrExpiredTokenGetsThe401Object() {
    Caller caller = Caller.of(sandbox);
    time.pass(Duration.ofHours(24));

    for (Reply reply :
        new Reply[] {caller.get(LISTS), new Caller(sandbox, "made.up.token").get(LISTS)}) {
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.text())
          .isEqualTo("{\"error_key\":\"unauthorized\",\"error_message\":\"Unauthorized\"}");
    }
  }

  @Test
  void tokensCanBeMadeToExpireInTheMiddleOfARun() {
    Caller caller = Caller.of(sandbox);
    sandbox.expireAccessTokens();

    assertThat(caller.get(LISTS).status()).isEqualTo(401);
  }

  @Test
  void aMissingScopeIs403() {
    Caller narrow = new Caller(sandbox, sandbox.issueTokens("account_read").accessToken());

    assertThat(narrow.get(LISTS).status()).isEqualTo(403);
    assertThat(narrow.get("/v3/account/summary").status()).isEqualTo(200);
  }

  @Test
  void aPrivilegeThatWasTakenAwayIs403() {
    Caller caller = Caller.of(sandbox);
    sandbox.privileges(Set.of("contacts:read"));

    assertThat(caller.get("/v3/contacts").status()).isEqualTo(200);
    assertThat(caller.get(LISTS).status()).isEqualTo(403);
    assertThat(caller.get("/v3/activities").status()).isEqualTo(403);
    sandbox.set(Switch.LISTS_NEED_CONTACTS_READ, true);
    assertThat(caller.get(LISTS).status()).isEqualTo(200);
  }

  @Test
  void theFifthCallWithinASecondIsThrottledAndTheNextSecondIsFree() {
    Caller caller = Caller.of(sandbox);
    for (int i = 0; i < 4; i++) {
      assertThat(caller.get(LISTS).status()).isEqualTo(200);
    }

    Reply fifth = caller.get(LISTS);

    assertThat(fifth.status()).isEqualTo(429);
    assertThat(fifth.text())
        .isEqualTo("{\"error_key\":\"throttled\",\"error_message\":\"Too Many Requests\"}");
    assertThat(fifth.header("Retry-After")).isEmpty();
    time.pass(Duration.ofSeconds(1));
    assertThat(caller.get(LISTS).status()).isEqualTo(200);
  }

  @Test
  void theWindowSlidesUnlessTheSwitchMakesItACalendarSecond() {
    Caller caller = Caller.of(sandbox);
    time.pass(Duration.ofMillis(900));
    for (int i = 0; i < 4; i++) {
      caller.get(LISTS);
    }
    time.pass(Duration.ofMillis(200));

    assertThat(caller.get(LISTS).status()).isEqualTo(429);
    sandbox.set(Switch.THROTTLE_BY_CALENDAR_SECOND, true);
    assertThat(caller.get(LISTS).status()).isEqualTo(200);
  }

  @Test
  void theDailyQuotaEndsTheDayAndMidnightUtcBeginsANewOne() {
    Caller caller = Caller.of(sandbox);
    sandbox.limits(new Limits(0, 3, 0, 0));
    for (int i = 0; i < 3; i++) {
      assertThat(caller.get(LISTS).status()).isEqualTo(200);
    }

    assertThat(caller.get(LISTS).text())
        .isEqualTo("{\"error_key\":\"quota_exceeded\",\"error_message\":\"Limit Exceeded\"}");
    time.pass(Duration.ofHours(14).minusSeconds(1));
    assertThat(caller.get(LISTS).status()).isEqualTo(429);
    time.pass(Duration.ofSeconds(1));
    assertThat(caller.get(LISTS).status()).isEqualTo(200);
  }

  @Test
  void throttledCallsUseQuotaOnlyWhenTheSwitchSaysSo() {
    sandbox.limits(new Limits(1, 3, 0, 0));
    Caller caller = Caller.of(sandbox);
    caller.get(LISTS);
    caller.get(LISTS);
    caller.get(LISTS);
    time.pass(Duration.ofSeconds(1));
    assertThat(caller.get(LISTS).status()).isEqualTo(200);

    sandbox.set(Switch.REFUSED_CALLS_COUNT, true);
    assertThat(caller.get(LISTS).at("/error_key").asString()).isEqualTo("throttled");
    assertThat(caller.get(LISTS).at("/error_key").asString()).isEqualTo("quota_exceeded");
  }

  @Test
  void thePrivilegesAreAnArrayAndNeedNoScope() {
    Caller bare = new Caller(sandbox, sandbox.issueTokens("offline_access").accessToken());

    Reply reply = bare.get("/v3/account/user/privileges");

    assertThat(reply.texts("", "/privilege_name")).contains("contacts:write", "account:read");
    assertThat(reply.at("/0/privilege_id").asInt()).isEqualTo(30);
  }

  @Test
  void theAccountSummaryHasAStableIdentityAndExtrasOnRequest() {
    Caller caller = Caller.of(sandbox);
    Reply plain = caller.get("/v3/account/summary");
    Reply full = caller.get("/v3/account/summary?extra_fields=physical_address,company_logo");

    assertThat(plain.at("/encoded_account_id").asString())
        .isNotEmpty()
        .isEqualTo(full.at("/encoded_account_id").asString());
    assertThat(plain.json().has("physical_address")).isFalse();
    assertThat(full.at("/physical_address/country_code").asString()).isEqualTo("US");
    assertThat(caller.get("/v3/account/summary?extra_fields=x").status()).isEqualTo(400);
  }

  @Test
  void unknownPathsAre404AndWrongVerbs405() {
    Caller caller = Caller.of(sandbox);

    assertThat(caller.get("/v3/nowhere").status()).isEqualTo(404);
    assertThat(caller.delete("/v3/contacts").status()).isEqualTo(405);
  }
}
