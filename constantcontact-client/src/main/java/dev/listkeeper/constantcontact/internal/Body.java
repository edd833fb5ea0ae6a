package dev.listkeeper.constantcontact.internal;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;

/** The body of an answer: read whole, or left open for a download that succeeded. */
sealed interface Body {

  record Whole(byte[] bytes) implements Body {}

  record Open(InputStream stream) implements Body {}

  static BodyHandler<Body> handler(boolean stream) {
    return info ->
        stream && info.statusCode() / 100 == 2
            ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Open::new)
            : BodySubscribers.mapping(BodySubscribers.ofByteArray(), Whole::new);
  }
}
