package dev.listkeeper.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusedTokenTest {

  private static final String REFUSED =
      "{\"error_key\":\"unauthorized\",\"error_message\":\"Unauthorized\"}";
  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void replaysTheCallOnceWithAFreshToken() {
    harness.service.json(401, REFUSED).json(200, "{\"encoded_account_id\":\"a1\"}");

    assertThat(harness.account.account().summary().encodedAccountId()).isEqualTo("a1");

    assertThat(harness.refused).containsExactly(Harness.TOKEN);
    assertThat(harness.service.seen())
        .extracting(seen -> seen.header("Authorization"))
        .containsExactly("Bearer " + Harness.TOKEN, "Bearer " + harness.fresh);
  }

  @Test
  void givesUpWhenTheFreshTokenIsRefusedToo() {
    harness.service.json(401, REFUSED).json(401, REFUSED);

    var failure =
        catchThrowableOfType(Unauthorized.class, () -> harness.account.account().summary());

    assertThat(failure.needsSignIn()).isTrue();
    assertThat(harness.refused).hasSize(1);
    assertThat(harness.service.seen()).hasSize(2);
  }

  @Test
  void doesNotReplayWithTheSameToken() {
    harness.fresh = Harness.TOKEN;
    harness.service.json(401, REFUSED);

    assertThat(catchThrowableOfType(Unauthorized.class, () -> harness.account.account().summary()))
        .isNotNull();
    assertThat(harness.service.seen()).hasSize(1);
  }
}
