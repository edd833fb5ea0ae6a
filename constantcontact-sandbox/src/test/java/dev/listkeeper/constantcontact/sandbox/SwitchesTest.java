package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Both positions of switches that change no more than the shape of an answer. */
class SwitchesTest {
  private static final String IMPORT = "POST /v3/activities/contacts_file_import";
  private static final String CSV = "email\nana@example.org\n";

  private final ManualTime time = new ManualTime();
  private final Sandbox sandbox = Sandbox.builder().noLimits().clock(time).start();
  private final Caller caller = Caller.of(sandbox);
  private final String list = sandbox.createList("VIP");

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void theLastPageHasNoLinksOrEmptyOnes() {
    assertThat(caller.get("/v3/contacts").json().has("_links")).isFalse();
    sandbox.set(Switch.LAST_PAGE_HAS_EMPTY_LINKS, true);
    for (String all : new String[] {"contacts", "contact_lists", "activities", "contact_tags"}) {
      assertThat(caller.get("/v3/" + all).at("/_links").toString()).isEqualTo("{}");
    }
  }

  @Test
  void unsetOptMembersAreAbsentOrNull() {
    sandbox.seed(Seed.generated(1));

    assertThat(caller.get("/v3/contacts").at("/contacts/0/email_address").has("opt_out_date"))
        .isFalse();
    sandbox.set(Switch.UNSET_OPT_MEMBERS_ARE_NULL, true);
    assertThat(caller.get("/v3/contacts").at("/contacts/0/email_address/opt_out_date").isNull())
        .isTrue();
  }

  @Test
  void deletedAtIsATimeOrADate() {
    sandbox.seed(Seed.generated(1));
    sandbox.deleteContact("person0@example.org");
    String deleted = "/v3/contacts?status=deleted";

    assertThat(caller.get(deleted).at("/contacts/0/deleted_at").asString())
        .isEqualTo("2026-11-24T10:00:00Z");
    sandbox.set(Switch.DELETED_AT_IS_A_DATE, true);
    assertThat(caller.get(deleted).at("/contacts/0/deleted_at").asString()).isEqualTo("2026-11-24");
  }

  @Test
  void updatedAtIsSpeltInTwoWays() {
    String id = caller.imported(CSV, list).at("/activity_id").asString();
    assertThat(caller.get("/v3/contacts").at("/contacts/0/updated_at").asString())
        .isEqualTo("2026-11-24T10:00:00Z");

    sandbox.set(Switch.UPDATED_AT_HAS_OFFSET, true);

    assertThat(caller.get("/v3/contacts").at("/contacts/0/updated_at").asString())
        .isEqualTo("2026-11-24T10:00:00+00:00");
    assertThat(caller.get("/v3/activities/" + id).at("/updated_at").asString())
        .isEqualTo("2026-11-24T10:00:00+00:00");
  }

  @Test
  void scopesAreAListInScpOrATextInScope() {
    String token = sandbox.issueTokens("contact_data", "account_read").accessToken();
    assertThat(claims(token).at("/scp/1").asString()).isEqualTo("account_read");
    assertThat(claims(token).has("scope")).isFalse();

    sandbox.set(Switch.TOKEN_CLAIM_IS_SCOPE, true);

    token = sandbox.issueTokens("contact_data", "account_read").accessToken();
    assertThat(claims(token).at("/scope").asString()).isEqualTo("contact_data account_read");
    assertThat(claims(token).has("scp")).isFalse();
  }

  private static JsonNode claims(String token) {
    return Json.read(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  @Test
  void theTokenAnswerMayHoldAnIdToken() {
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (sandbox.clientId() + ":" + sandbox.clientSecret())
                        .getBytes(StandardCharsets.UTF_8));
    String refresh = sandbox.issueTokens("contact_data", "offline_access").refreshToken();
    Reply plain = caller.token(basic, "grant_type", "refresh_token", "refresh_token", refresh);
    assertThat(plain.json().has("id_token")).isFalse();
    sandbox.set(Switch.TOKEN_ANSWER_HAS_ID_TOKEN, true);

    Reply rich =
        caller.token(
            basic,
            "grant_type",
            "refresh_token",
            "refresh_token",
            plain.at("/refresh_token").asString());

    assertThat(rich.at("/id_token").asString()).isNotEmpty();
  }

  @Test
  void aFullQueueAnswersWithAnArrayOrAnObject() {
    sandbox.limits(new Limits(0, 0, 0, 1));
    sandbox.delays(new Delays(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO));
    caller.upload("a.csv", CSV, list);

    assertThat(caller.upload("a.csv", CSV, list).at("/0/error_key").asString())
        .isEqualTo("activities.api.queue_full");
    sandbox.set(Switch.QUEUE_FULL_IS_ONE_OBJECT, true);
    assertThat(caller.upload("a.csv", CSV, list).at("/error_key").asString())
        .isEqualTo("too_many_requests");
  }

  @Test
  void errorTextsAreTextsOrObjects() {
    assertThat(caller.imported("email\nbad\n", list).at("/activity_errors/0").isString()).isTrue();
    sandbox.set(Switch.ERROR_TEXTS_ARE_OBJECTS, true);
    assertThat(caller.imported("email\nbad\n", list).at("/activity_errors/0/message").asString())
        .startsWith("Line 2");
  }

  @Test
  void timedOutIsSpeltInTwoWays() {
    sandbox.fault(Fault.on(IMPORT, Effect.ends("timed_out", 0)).always());

    assertThat(caller.imported(CSV, list).at("/state").asString()).isEqualTo("timed_out");
    sandbox.set(Switch.TIMED_OUT_IS_SPELT_TIME_OUT, true);
    assertThat(caller.imported(CSV, list).at("/state").asString()).isEqualTo("time_out");
  }

  @Test
  void anUnknownListIs400Or404() {
    String unknown = "c3639a04-0000-11f1-aa3a-02420a320002";
    assertThat(caller.upload("a.csv", CSV, unknown).status()).isEqualTo(400);
    sandbox.set(Switch.UNKNOWN_LIST_IS_404, true);
    assertThat(caller.upload("a.csv", CSV, unknown).status()).isEqualTo(404);
  }

  @Test
  void aFiftyFirstListIsAnErrorOrCannotBeAdded() {
    for (int i = 0; i < 50; i++) {
      sandbox.seedCsv(CSV, sandbox.createList("L" + i));
    }

    assertThat(caller.imported(CSV, list).at("/status/error_count").asInt()).isEqualTo(1);
    sandbox.set(Switch.TOO_MANY_LISTS_CANNOT_ADD, true);
    Reply done = caller.imported(CSV, list);
    assertThat(done.at("/status/error_count").asInt()).isZero();
    assertThat(done.at("/status/cannot_add_to_list_count").asInt()).isEqualTo(1);
  }

  @Test
  void newContactsMayHaveToConfirm() {
    sandbox.set(Switch.IMPORT_AWAITS_CONFIRMATION, true);

    caller.imported(CSV, list);

    assertThat(sandbox.contact("ana@example.org").orElseThrow().permission())
        .isEqualTo(Permission.PENDING_CONFIRMATION);
    assertThat(caller.get("/v3/contacts").at("/contacts/0/email_address/confirm_status").asString())
        .isEqualTo("pending");
  }

  @Test
  void errorsMayIncludeTheCorrectable() {
    assertThat(caller.imported("email\nbad\n", list).at("/status/error_count").asInt()).isZero();
    sandbox.set(Switch.ERROR_COUNT_INCLUDES_CORRECTABLE, true);
    Reply done = caller.imported("email\nbad\n", list);
    assertThat(done.at("/status/error_count").asInt()).isEqualTo(1);
    assertThat(done.at("/status/correctable_count").asInt()).isEqualTo(1);
  }

  @Test
  void oneJsonKeyMayBeSpeltWithABlank() {
    assertThat(country("home_country")).isEqualTo("Estonia");
    assertThat(country("home country")).isEmpty();
    sandbox.set(Switch.HOME_COUNTRY_KEY_HAS_BLANK, true);
    assertThat(country("home country")).isEqualTo("Estonia");
    assertThat(country("home_country")).isEmpty();
  }

  private int people;

  private String country(String key) {
    String address = "p" + people++ + "@example.org";
    caller.post(
        "/v3/activities/contacts_json_import",
        "{\"import_data\":[{\"email\":\""
            + address
            + "\",\""
            + key
            + "\":\"Estonia\"}],\"list_ids\":[\""
            + list
            + "\"]}");
    return caller
        .get("/v3/contacts?include=street_addresses&email=" + address)
        .at("/contacts/0/street_addresses/0/country")
        .asString("");
  }

  @Test
  void anExportsFileLivesTenDaysOrOne() {
    String id = caller.post("/v3/activities/contact_exports", "{}").at("/activity_id").asString();
    sandbox.finishDueActivities();
    time.pass(Duration.ofDays(1));
    Caller later = Caller.of(sandbox);

    assertThat(later.get("/v3/contact_exports/" + id).status()).isEqualTo(200);
    sandbox.set(Switch.EXPORT_FILE_LIVES_ONE_DAY, true);
    assertThat(later.get("/v3/contact_exports/" + id).status()).isEqualTo(404);
  }

  @Test
  void aFlaggedAddressIsInvalidFor48Hours() {
    sandbox.flagAddress("Ana@example.org");

    assertThat(caller.imported(CSV, list).at("/activity_errors/0").asString())
        .isEqualTo("Line 2: Invalid email address");
    time.pass(Duration.ofDays(2));
    Caller later = Caller.of(sandbox);
    assertThat(later.imported(CSV, list).at("/status/correctable_count").asInt()).isZero();
    assertThat(sandbox.memberCount(list)).isEqualTo(1);
  }

  @Test
  void answersCarryTheHeadersSupportAsksFor() {
    Reply reply = caller.get("/v3/contacts");

    for (String header : new String[] {"x-eig-tracking-id", "x-amzn-requestid", "x-amz-cf-id"}) {
      assertThat(reply.header(header)).isNotEmpty();
    }
    assertThat(caller.get("/v3/contacts").header("x-eig-tracking-id"))
        .isNotEqualTo(reply.header("x-eig-tracking-id"));
  }
}
