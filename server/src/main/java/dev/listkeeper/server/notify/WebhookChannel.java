package dev.listkeeper.server.notify;

import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.config.WebhookSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** A POST to the operator's address, signed so that the receiver knows whose it is and how old. */
final class WebhookChannel implements Channel {
  static final String NAME = "WEBHOOK";

  /** Of the one there is; its address is a setting and may hold a secret. */
  static final String RECEIVER = "webhook";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ALGORITHM = "HmacSHA256";

  private final WebhookSettings settings;
  private final NoticeWords words;
  private final PublicAddress address;
  private final InstantSource clock;
  private final JsonMapper mapper;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookChannel(
      WebhookSettings settings,
      NoticeWords words,
      PublicAddress address,
      InstantSource clock,
      JsonMapper mapper) {
    this.settings = settings;
    this.words = words;
    this.address = address;
    this.clock = clock;
    this.mapper = mapper;
  }

  /**
   * What is sent.
   *
   * @param id the same at every try
   * @param subject what it is about, as in {@code exports/newsletter}
   */
  record Body(
      long id,
      Event.Kind kind,
      String subject,
      String name,
      String sentence,
      String link,
      Instant at) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void send(Outbox.Delivery delivery) throws UndeliveredException {
    int status = post(mapper.writeValueAsString(body(delivery.notice())));
    if (status / 100 != 2) {
      throw new UndeliveredException("The webhook's receiver answered " + status + ".");
    }
  }

  private Body body(Notice notice) {
    return new Body(
        notice.id(),
        notice.kind(),
        notice.subject(),
        notice.name(),
        words.sentence(notice, Locale.ENGLISH),
        address.get().resolve(notice.address()).toString(),
        notice.at());
  }

  private int post(String body) throws UndeliveredException {
    long time = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Listkeeper-Signature", "t=" + time + ",v1=" + signature(time, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException lost) {
      throw new UndeliveredException(
          "The webhook's receiver can't be reached (" + lost.getClass().getSimpleName() + ").");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new UndeliveredException("The program is ending.");
    }
  }

  /** In hexadecimal, over the time, a point, and the body. */
  private String signature(long time, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(settings.secret().value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of()
          .formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
