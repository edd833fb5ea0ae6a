package dev.listkeeper.constantcontact.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.FakeService;
import dev.listkeeper.constantcontact.QuotaExceeded;
import dev.listkeeper.constantcontact.auth.AccessTokens;
import dev.listkeeper.constantcontact.auth.Credentials;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InProcessCallLimiterTest {

  private final ManualTime time = new ManualTime("2026-11-24T23:59:00Z");

  @Test
  void letsFourCallsGoInASecondAndTheFifthWait() throws InterruptedException {
    var limiter = new InProcessCallLimiter(Limits.STANDARD, time, time);

    acquire(limiter, 9);

    assertThat(time.slept()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(limiter.remaining()).isEqualTo(9_991);
  }

  @Test
  void countsTokenCallsApart() throws InterruptedException {
    var limiter = new InProcessCallLimiter(Limits.STANDARD, time, time);

    limiter.acquire(CallKind.TOKEN);
    acquire(limiter, 4);
    limiter.acquire(CallKind.TOKEN);

    assertThat(time.slept()).containsExactly(Duration.ofSeconds(1));
    assertThat(limiter.remaining()).isEqualTo(9_996);
  }

  @Test
  void refusesWhatIsBeyondTheDayAndGoesOnAtMidnightUtc() throws InterruptedException {
    var limiter = new InProcessCallLimiter(new Limits(4, 2, 1), time, time);
    acquire(limiter, 2);

    var failure = catchThrowableOfType(QuotaExceeded.class, () -> acquire(limiter, 1));

    assertThat(failure.resetsAt()).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(limiter.remaining()).isZero();
    time.set("2026-11-25T00:00:00Z");
    assertThat(limiter.remaining()).isEqualTo(2);
    acquire(limiter, 1);
    assertThat(limiter.remaining()).isEqualTo(1);
  }

  @Test
  void doesNotBlockForHoursWhenTheClockIsSetBack() throws InterruptedException {
    var limiter = new InProcessCallLimiter(Limits.STANDARD, time, time);
    acquire(limiter, 4);
    time.set("2026-11-24T20:00:00Z");

    acquire(limiter, 1);

    assertThat(time.slept()).isEmpty();
    assertThat(limiter.remaining()).isEqualTo(9_995);
  }

  @Test
  void isSharedByAllWhoUseTheSameKey() {
    assertThat(InProcessCallLimiter.shared("key-1")).isSameAs(InProcessCallLimiter.shared("key-1"));
    assertThat(InProcessCallLimiter.shared("key-1"))
        .isNotSameAs(InProcessCallLimiter.shared("key-2"));
  }

  @Test
  void stopsAClientBeforeItSendsAndNamesTheCall() {
    var limiter = new InProcessCallLimiter(new Limits(4, 1, 1), time, time);
    try (var service = new FakeService();
        var client =
            ConstantContact.builder(Credentials.publicClient("k"))
                .apiUrl(service.apiUrl())
                .limiter(limiter)
                .build()) {
      service.json(200, "{\"encoded_account_id\":\"a1\"}");
      var account = client.connect(new Fixed()).account();
      account.summary();

      var failure = catchThrowableOfType(QuotaExceeded.class, account::summary);

      assertThat(failure.endpoint()).isEqualTo("GET /account/summary");
      assertThat(service.seen()).hasSize(1);
    }
  }

  private static void acquire(CallLimiter limiter, int calls) throws InterruptedException {
    for (int i = 0; i < calls; i++) {
      limiter.acquire(CallKind.API);
    }
  }

  private static final class Fixed implements AccessTokens {
    @Override
    public String current() {
      return "t";
    }

    @Override
    public String refreshed(String refused) {
      return refused;
    }
  }
}
