package dev.listkeeper.constantcontact.internal;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;

/** The body of an answer: read whole, or left open for a download that succeeded. */
sealed interface Body {

  record Whole(String text) implements Body {}

  record Open(InputStream stream) implements Body {}

  static BodyHandler<Body> handler(boolean stream) {
    return info ->
        stream && info.statusCode() / 100 == 2
            ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Open::new)
            : BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), Whole::new);
  }
}
