package dev.listkeeper.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.Unlimited;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.constantcontact.list.MembershipCount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A network of one's own: it is called in the caller's thread, and nothing else decides. */
class NetworkTest {
  private static final String LIST = "11111111-2222-1333-8444-555555555555";

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void answersInTheCallingThread() {
    Thread caller = Thread.currentThread();
    try (ConstantContact client =
        client(1, request -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          assertThat(request.uri().getPath()).isEqualTo("/v3/contact_lists/" + LIST);
          return answer(body("{\"list_id\":\"" + LIST + "\",\"name\":\"News\"}"));
        })) {
      assertThat(name(client)).isEqualTo("News");
    }
  }

  @Test
  void aBodyThatBreaksOffIsALostAnswer() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    try (ConstantContact client = client(1, _ -> answer(broken))) {
      assertThat(catchThrowableOfType(Unreachable.class, () -> name(client))).isNotNull();
    }
  }

  @Test
  void pausesAreTheSameUnderTheSameSeed() {
    List<Duration> first = pausesOfFailing(7);
    List<Duration> again = pausesOfFailing(7);
    List<Duration> other = pausesOfFailing(8);

    assertThat(first).hasSize(4).isEqualTo(again).isNotEqualTo(other);
  }

  private List<Duration> pausesOfFailing(long seed) {
    pauses.clear();
    try (ConstantContact client =
        client(seed, _ -> {
          throw new IOException("reset");
        })) {
      var _ = catchThrowableOfType(Unreachable.class, () -> name(client));
    }
    return List.copyOf(pauses);
  }

  private static String name(ConstantContact client) {
    return client
        .connect(new FixedToken("token"))
        .lists()
        .get(new ListId(LIST), MembershipCount.NONE)
        .name();
  }

  private ConstantContact client(long seed, Network network) {
    return ConstantContact.builder(Credentials.confidential("id-" + seed, "secret"))
        .network(network)
        .random(new Random(seed))
        .limiter(new Unlimited())
        .sleeper(pauses::add)
        .build();
  }

  private static Network.Response answer(InputStream body) {
    return new Network.Response(200, HttpHeaders.of(Map.of(), (_, _) -> true), body);
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
