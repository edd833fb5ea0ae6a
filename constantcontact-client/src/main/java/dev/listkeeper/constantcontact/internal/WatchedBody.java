package dev.listkeeper.constantcontact.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A body that breaks off when a read has waited for longer than the timeout. A caller who pauses
 * between reads is left in peace.
 */
final class WatchedBody extends FilterInputStream {

  private static final long IDLE = 0;
  private static final long START = System.nanoTime();

  private final Duration timeout;
  private volatile long readingSince = IDLE;
  private volatile boolean closed;

  WatchedBody(InputStream body, Duration timeout) {
    super(body);
    this.timeout = timeout;
    watch();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    readingSince = Math.max(1, System.nanoTime() - START);
    try {
      return super.read(target, offset, length);
    } finally {
      readingSince = IDLE;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }

  /** Runs on the timer's own thread: the common pool may be busy with the caller's work. */
  private void watch() {
    Executor later =
        CompletableFuture.delayedExecutor(
            timeout.toMillis() / 2 + 1, TimeUnit.MILLISECONDS, Runnable::run);
    later.execute(this::look);
  }

  private void look() {
    long since = readingSince;
    boolean stalled = since != IDLE && System.nanoTime() - START - since > timeout.toNanos();
    if (stalled) {
      Streams.discard(in);
    } else if (!closed) {
      watch();
    }
  }
}
