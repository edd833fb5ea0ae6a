package dev.listkeeper.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.listkeeper.constantcontact.activity.ActivityId;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.Unlimited;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.constantcontact.list.MembershipCount;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

  private static final ListId LIST = new ListId("c3639a04-0000-11f1-aa3a-02420a320002");
  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, BadRequest",
    "403, Forbidden",
    "404, NotFound",
    "405, BadRequest",
    "409, Conflict",
    "415, BadRequest",
    "302, UnexpectedAnswer"
  })
  void namesEveryRefusalByItsKindWithoutRepeating(int status, String kind) {
    harness.service.json(status, "[{\"error_key\":\"some.key\",\"error_message\":\"Some words\"}]");

    var failure = failureOfRead();

    assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(failure.status()).hasValue(status);
    assertThat(failure.errorKey()).hasValue("some.key");
    assertThat(failure.trackingId()).hasValue("track-1");
    assertThat(failure.endpoint()).isEqualTo("GET /contact_lists/{list_id}");
    assertThat(failure).hasMessageContaining("Some words");
    assertThat(harness.attempts).hasSize(1);
  }

  @Test
  void readsTheObjectShapeOfErrorsToo() {
    harness.service.json(403, "{\"error_key\":\"forbidden\",\"error_message\":\"No\"}");

    assertThat(failureOfRead().errorKey()).hasValue("forbidden");
  }

  @Test
  void repeatsAReadOnServerFaultsWithGrowingPauses() {
    harness.service.answer(502, "text/html", "<html>Bad gateway</html>").json(503, "").breakOff();
    harness.service.json(500, "").json(200, "{\"list_id\":\"1\",\"name\":\"Ours\"}");

    var list = harness.account.lists().get(LIST, MembershipCount.NONE);

    assertThat(list.name()).isEqualTo("Ours");
    assertThat(harness.attempts).extracting(CallListener.Attempt::number).contains(1, 5).hasSize(5);
    List<Duration> slept = harness.time.slept();
    for (int i = 0; i < 4; i++) {
      assertThat(slept.get(i))
          .isBetween(Duration.ofMillis(250L << i), Duration.ofMillis(500L << i));
    }
  }

  @Test
  void givesUpOnAReadAfterFiveAttempts() {
    for (int i = 0; i < 5; i++) {
      harness.service.answer(502, "text/html", "<html>ana@example.org</html>");
    }

    var failure = failureOfRead();

    assertThat(failure).isInstanceOf(ServiceUnavailable.class).hasMessageContaining("a web page");
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(harness.attempts).hasSize(5);
  }

  @Test
  void doesNotRepeatAWriteOnServerFaults() {
    harness.service.json(503, "");

    var failure = failureOfWrite();

    assertThat(failure).isInstanceOf(ServiceUnavailable.class);
    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(harness.service.seen()).hasSize(1);
  }

  @Test
  void leavesTheOutcomeOfABrokenWriteOpenAndDoesNotRepeatIt() {
    harness.service.hangUp();

    var failure = failureOfWrite();

    assertThat(failure).isInstanceOf(UnknownOutcome.class);
    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(harness.service.seen()).hasSize(1);
  }

  @Test
  void repeatsAWriteThatFoundNoConnection() {
    harness.service.close();

    var failure = failureOfWrite();

    assertThat(failure).isInstanceOf(Unreachable.class);
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(harness.attempts).hasSize(5);
  }

  @Test
  void repeatsAThrottledWriteAfterAMoment() {
    harness.service.json(
        429, "[{\"error_key\":\"throttled\",\"error_message\":\"Too Many Requests\"}]");
    harness.service.json(201, "{\"list_id\":\"1\",\"name\":\"New\"}");

    harness.account.lists().create("New", Optional.empty());

    assertThat(harness.service.seen()).hasSize(2);
    assertThat(harness.time.slept().getFirst())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void endsAtOnceWhenTheDaysCallsAreUsedUp() {
    harness.service.json(
        429, "[{\"error_key\":\"quota_exceeded\",\"error_message\":\"Limit Exceeded\"}]");

    var failure =
        catchThrowableOfType(QuotaExceeded.class, () -> harness.account.account().summary());

    assertThat(failure.resetsAt()).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(harness.service.seen()).hasSize(1);
    assertThat(harness.time.slept()).isEmpty();
  }

  @Test
  void tellsAFullQueueFromTooManyCalls() {
    harness.service.json(
        429, "[{\"error_key\":\"x\",\"error_message\":\"More than 1,000 queued activities\"}]");

    assertThatThrownBy(() -> harness.account.activities().get(new ActivityId("1")))
        .isInstanceOf(QueueFull.class);
  }

  @Test
  void endsThrottlingAfterFiveAttempts() {
    for (int i = 0; i < 5; i++) {
      harness.service.json(429, "{\"message\":\"Too Many Requests\"}");
    }

    assertThat(failureOfRead()).isInstanceOf(Throttled.class);
    assertThat(harness.attempts).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>hello</html>", "{\"list_id\":", "[]", "\"text\"", "{}", ""})
  void doesNotTakeGarbageForAnAnswer(String body) {
    harness.service.json(200, body);

    assertThat(failureOfRead()).isInstanceOf(UnexpectedAnswer.class);
  }

  @Test
  void doesNotTakeAWebPageForAMissingList() {
    harness.service.answer(404, "text/html", "<html>Nothing here</html>");

    assertThat(failureOfRead()).isInstanceOf(UnexpectedAnswer.class);
  }

  @Test
  void breaksOffAReadWhoseBodyNeverEnds() throws Exception {
    try (var slow =
        ConstantContact.builder(Credentials.publicClient("k"))
            .apiUrl(harness.service.apiUrl())
            .requestTimeout(Duration.ofMillis(200))
            .limiter(new Unlimited())
            .sleeper(pause -> Thread.currentThread().interrupt())
            .build()) {
      var over = new CountDownLatch(1);
      harness.service.then(exchange -> {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
          over.await();
        } catch (InterruptedException interrupt) {
          throw new InterruptedIOException();
        }
      });

      var failure =
          catchThrowableOfType(
              ConstantContactException.class,
              () -> slow.connect(new FixedToken("token")).account().summary());
      over.countDown();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).isInstanceOf(CallInterrupted.class);
    }
  }

  @Test
  void refusesBaseAddressesWithoutTheirPath() {
    var builder = ConstantContact.builder(Credentials.publicClient("k"));

    assertThatThrownBy(() -> builder.apiUrl(URI.create("https://api.cc.email")))
        .hasMessageContaining("/v3");
    assertThatThrownBy(() -> builder.authUrl(URI.create("https://authz.example")))
        .hasMessageContaining("/oauth2/default/v1");
  }

  private ConstantContactException failureOfRead() {
    return catchThrowableOfType(
        ConstantContactException.class,
        () -> harness.account.lists().get(LIST, MembershipCount.NONE));
  }

  private ConstantContactException failureOfWrite() {
    return catchThrowableOfType(
        ConstantContactException.class,
        () -> harness.account.lists().create("New", Optional.empty()));
  }
}
