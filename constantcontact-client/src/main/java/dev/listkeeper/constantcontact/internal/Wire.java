package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.CallInterrupted;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.Unreachable;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One exchange over HTTP, and what it means when it breaks. */
final class Wire {

  private final HttpClient http;
  private final Duration timeout;

  Wire(HttpClient http, Duration timeout) {
    this.http = http;
    this.timeout = timeout;
  }

  /** The timeout covers the body as well, which the JDK's own request timeout does not. */
  Answer exchange(Call call) {
    CompletableFuture<HttpResponse<Body>> future =
        http.sendAsync(call.request(), Body.handler(call.stream()));
    try {
      HttpResponse<Body> response = future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException broken) {
      throw broken(call, broken.getCause());
    } catch (TimeoutException late) {
      future.cancel(true);
      throw broken(call, new HttpTimeoutException("no answer within " + timeout));
    } catch (InterruptedException interrupt) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw interrupted(call, interrupt);
    }
  }

  private static ConstantContactException interrupted(Call call, InterruptedException interrupt) {
    boolean write = call.endpoint().isWrite();
    FailedCall failed = FailedCall.withoutAnswer(call.endpoint().toString(), write);
    return write ? new UnknownOutcome(failed, interrupt) : new CallInterrupted(failed, interrupt);
  }

  private static ConstantContactException broken(Call call, @Nullable Throwable cause) {
    Throwable known = cause == null ? new ConnectException("unknown") : cause;
    boolean effect = call.endpoint().isWrite() && !neverSent(known);
    FailedCall failed = FailedCall.withoutAnswer(call.endpoint().toString(), effect);
    return effect ? new UnknownOutcome(failed, known) : new Unreachable(failed, known);
  }

  private static boolean neverSent(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException;
  }
}
