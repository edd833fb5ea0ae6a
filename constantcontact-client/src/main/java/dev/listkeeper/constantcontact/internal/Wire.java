package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.CallInterrupted;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.Unreachable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;

/** One exchange over the network, and what it means when it breaks. */
final class Wire {

  private final Network network;

  Wire(Network network) {
    this.network = network;
  }

  Answer exchange(Call call) {
    try {
      Network.Response response = network.send(call.request());
      var body = new Download(response.body(), call.endpoint());
      boolean open = call.stream() && response.status() / 100 == 2;
      return new Answer(
          response.status(), response.headers(), open ? new Body.Open(body) : whole(body));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw interrupted(call, interrupt);
    } catch (IOException broken) {
      throw Thread.currentThread().isInterrupted()
          ? interrupted(call, new InterruptedException("while reading the answer"))
          : broken(call, broken);
    }
  }

  private static Body whole(InputStream body) throws IOException {
    try (body) {
      return new Body.Whole(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static ConstantContactException interrupted(Call call, InterruptedException interrupt) {
    boolean write = call.endpoint().isWrite();
    FailedCall failed = FailedCall.withoutAnswer(call.endpoint().toString(), write);
    return write ? new UnknownOutcome(failed, interrupt) : new CallInterrupted(failed, interrupt);
  }

  private static ConstantContactException broken(Call call, IOException cause) {
    boolean effect = call.endpoint().isWrite() && !neverSent(cause);
    FailedCall failed = FailedCall.withoutAnswer(call.endpoint().toString(), effect);
    return effect ? new UnknownOutcome(failed, cause) : new Unreachable(failed, cause);
  }

  private static boolean neverSent(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof SSLHandshakeException;
  }
}
