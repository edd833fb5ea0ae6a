package dev.listkeeper.simulation;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** The bodies of requests as bytes. */
final class Bodies {
  private Bodies() {}

  /** The whole body, as its publisher gives it in the calling thread; nothing for none. */
  static byte[] of(HttpRequest request) {
    Collected collected = new Collected();
    request.bodyPublisher().ifPresent(body -> body.subscribe(collected));
    return collected.bytes.toByteArray();
  }

  private static final class Collected implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
      byte[] copy = new byte[part.remaining()];
      part.get(copy);
      bytes.writeBytes(copy);
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException("A body could not be read.", failure);
    }

    @Override
    public void onComplete() {
      // all of it is there
    }
  }
}
