package dev.listkeeper.constantcontact;

import dev.listkeeper.constantcontact.auth.AccessTokens;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.ManualTime;
import dev.listkeeper.constantcontact.limit.Unlimited;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client against a {@link FakeService}, with time that stands still and tokens one can count. */
public final class Harness implements AutoCloseable {

  public static final String TOKEN = "eyJtoken-one";
  public static final String SECRET = "s3cr3t-of-the-app";

  public final FakeService service = new FakeService();
  public final ManualTime time = new ManualTime("2026-11-24T10:00:00Z");
  public final List<CallListener.Attempt> attempts = new ArrayList<>();
  public final List<String> refused = new ArrayList<>();
  public String fresh = "eyJtoken-two";

  public final ConstantContact client =
      ConstantContact.builder(Credentials.confidential("api-key", SECRET))
          .apiUrl(service.apiUrl())
          .authUrl(service.authUrl())
          .requestTimeout(Duration.ofSeconds(20))
          .limiter(new Unlimited())
          .clock(time)
          .sleeper(time)
          .listener(attempts::add)
          .build();

  public final ConnectedAccount account =
      client.connect(
          new AccessTokens() {
            @Override
            public String current() {
              return TOKEN;
            }

            @Override
            public String refreshed(String token) {
              refused.add(token);
              return fresh;
            }
          });

  @Override
  public void close() {
    service.close();
    client.close();
  }
}
