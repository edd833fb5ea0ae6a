package dev.listkeeper.constantcontact.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.FixedToken;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.Unlimited;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Breaks that a well-behaved server cannot be made to produce: answers come from a bare socket. */
class BrokenDownloadTest {

  private static final String HALF_A_CHUNK =
      String.join(
          "\r\n",
          "HTTP/1.1 200 OK",
          "Content-Type: text/csv",
          "Transfer-Encoding: chunked",
          "",
          "64",
          "Email address");

  private final CountDownLatch mayHangUp = new CountDownLatch(1);

  @Test
  void noticesAChunkedDownloadThatBreaksOff() throws Exception {
    mayHangUp.countDown();

    download(Duration.ofSeconds(20));
  }

  @Test
  void breaksOffADownloadThatStandsStill() throws Exception {
    download(Duration.ofMillis(300));
  }

  private void download(Duration timeout) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client =
            ConstantContact.builder(Credentials.publicClient("k"))
                .apiUrl(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v3"))
                .requestTimeout(timeout)
                .limiter(new Unlimited())
                .build()) {
      Thread serving = Thread.ofVirtual().start(() -> answer(server));

      try (InputStream file =
          client.connect(new FixedToken("token")).activities().downloadExport(finished())) {
        assertThat(new String(file.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("Email");
        assertThatThrownBy(file::readAllBytes)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("incomplete");
      }
      mayHangUp.countDown();
      serving.join();
    }
  }

  private void answer(ServerSocket server) {
    try (Socket socket = server.accept()) {
      int read = socket.getInputStream().read(new byte[8_192]);
      assertThat(read).isPositive();
      socket.getOutputStream().write(HALF_A_CHUNK.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      mayHangUp.await();
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Activity finished() {
    return new Activity(
        new ActivityId("a1"),
        "completed",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(100),
        List.of(),
        Optional.empty(),
        Counters.NONE,
        Optional.of("/v3/contact_exports/f1"));
  }
}
