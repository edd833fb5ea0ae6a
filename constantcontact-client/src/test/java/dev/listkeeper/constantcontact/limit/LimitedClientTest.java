package dev.listkeeper.constantcontact.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.FakeService;
import dev.listkeeper.constantcontact.FixedToken;
import dev.listkeeper.constantcontact.QuotaExceeded;
import dev.listkeeper.constantcontact.auth.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client asks of its limiter, and what it tells it. */
class LimitedClientTest {

  private static final String SUMMARY = "{\"encoded_account_id\":\"a1\"}";
  private final ManualTime time = new ManualTime("2026-11-24T10:00:00Z");
  private final FakeService service = new FakeService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void isStoppedBeforeItSendsAndNamesTheCall() {
    var limiter = new InProcessCallLimiter(new Limits(4, 1, 1), time);
    service.json(200, SUMMARY);
    try (ConstantContact client = client(limiter, time)) {
      var account = client.connect(new FixedToken("eyJtoken")).account();
      account.summary();

      var failure = catchThrowableOfType(QuotaExceeded.class, account::summary);

      assertThat(failure.endpoint()).isEqualTo("GET /account/summary");
      assertThat(failure.resetsAt()).isEqualTo("2026-11-25T00:00:00Z");
      assertThat(service.seen()).hasSize(1);
    }
  }

  @Test
  void mayGoFurtherForAPersonThanForARun() {
    var limiter = new InProcessCallLimiter(new Limits(100, 10, 1), time);
    try (ConstantContact client = client(limiter, time)) {
      var run = client.connect(new FixedToken("eyJtoken")).account();
      var person = client.connect(new FixedToken("eyJtoken"), Purpose.PERSON).account();
      for (int i = 0; i < 10; i++) {
        service.json(200, SUMMARY);
      }
      for (int i = 0; i < 9; i++) {
        run.summary();
      }

      assertThat(catchThrowableOfType(QuotaExceeded.class, run::summary)).isNotNull();
      assertThat(person.summary().encodedAccountId()).isEqualTo("a1");
    }
  }

  @Test
  void waitsAsTold() {
    var limiter = new InProcessCallLimiter(new Limits(1, 10, 1), time);
    service.json(200, SUMMARY).json(200, SUMMARY);
    try (ConstantContact client = client(limiter, time)) {
      var account = client.connect(new FixedToken("eyJtoken")).account();

      account.summary();
      account.summary();

      assertThat(time.slept()).containsExactly(Duration.ofSeconds(1));
    }
  }

  @Test
  void tellsItOfRefusals() {
    var limiter = new InProcessCallLimiter(Limits.STANDARD, time);
    service.json(429, "[{\"error_key\":\"quota_exceeded\",\"error_message\":\"Limit Exceeded\"}]");
    try (ConstantContact client = client(limiter, time)) {
      var account = client.connect(new FixedToken("eyJtoken")).account();

      assertThat(catchThrowableOfType(QuotaExceeded.class, account::summary)).isNotNull();

      assertThat(limiter.budget("k", Purpose.PERSON).remaining()).isZero();
    }
  }

  @Test
  void tellsItOfThrottling() {
    var throttled = new AtomicInteger();
    var limiter =
        new Unlimited() {
          @Override
          public void throttled(String apiKey, CallKind kind) {
            assertThat(apiKey).isEqualTo("k");
            assertThat(kind).isEqualTo(CallKind.API);
            throttled.incrementAndGet();
          }
        };
    service.json(429, "[{\"error_key\":\"throttled\"}]").json(200, SUMMARY);
    try (ConstantContact client = client(limiter, time)) {
      client.connect(new FixedToken("eyJtoken")).account().summary();
    }

    assertThat(throttled).hasValue(1);
  }

  @Test
  void reservesOneMomentAtATimeForEachConnectedAccount() throws Exception {
    var waiting = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var reserved = new AtomicInteger();
    var limiter =
        new Unlimited() {
          @Override
          public Permit reserve(String apiKey, CallKind kind, Purpose purpose) {
            reserved.incrementAndGet();
            boolean run = purpose == Purpose.RUN;
            return new Permit.Granted(run ? Duration.ofHours(1) : Duration.ZERO);
          }
        };
    Sleeper sleeper =
        duration -> {
          waiting.countDown();
          goOn.await();
        };
    for (int i = 0; i < 4; i++) {
      service.json(200, SUMMARY);
    }
    try (ConstantContact client = client(limiter, sleeper)) {
      ConnectedAccount busy = client.connect(new FixedToken("eyJtoken"));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        threads.add(Thread.ofPlatform().start(() -> busy.account().summary()));
      }
      waiting.await();
      threads.forEach(LimitedClientTest::awaitRest);

      assertThat(reserved).hasValue(1);
      client.connect(new FixedToken("eyJtoken"), Purpose.PERSON).account().summary();

      assertThat(reserved).hasValue(2);
      goOn.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(reserved).hasValue(4);
    }
  }

  private static void awaitRest(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private ConstantContact client(CallLimiter limiter, Sleeper sleeper) {
    return ConstantContact.builder(Credentials.publicClient("k"))
        .apiUrl(service.apiUrl())
        .limiter(limiter)
        .sleeper(sleeper)
        .clock(time)
        .build();
  }
}
