package dev.listkeeper.simulation;

import dev.listkeeper.constantcontact.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The network as one process meets it: every call is a moment at which anything may happen. */
final class SimulatedNetwork implements Network {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String IMPORT = "/v3/activities/contacts_file_import";
  private static final String REMOVAL = "/v3/activities/remove_list_memberships";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final World world;
  private final ServerProcess process;

  SimulatedNetwork(World world, ServerProcess process) {
    this.world = world;
    this.process = process;
  }

  @Override
  public Response send(HttpRequest request) throws IOException, InterruptedException {
    process.mayDie();
    world.meanwhile(process);
    world.pass(Duration.ofMillis(world.chance().between(20, 300)));
    Weather.Fault fault = world.weather().next();
    world.step(
        process.name()
            + " "
            + request.method()
            + " "
            + endpoint(request)
            + (fault == Weather.Fault.NONE ? "" : " " + fault));
    Response response = under(fault, request);
    process.mayDie();
    return response;
  }

  /** Ids are left out: they are not from the seed, and nothing depends on them. */
  private static String endpoint(HttpRequest request) {
    return request.uri().getPath().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*");
  }

  private Response under(Weather.Fault fault, HttpRequest request)
      throws IOException, InterruptedException {
    return switch (fault) {
      case NONE -> delivered(request);
      case NO_CONNECTION -> throw new ConnectException("no connection");
      case RESET_BEFORE -> throw new IOException("reset");
      case RESET_AFTER -> {
        delivered(request);
        throw new IOException("reset");
      }
      case HANGS_BEFORE -> throw hung();
      case HANGS_AFTER -> {
        delivered(request);
        throw hung();
      }
      case STATUS_500 ->
          error(500, "[{\"error_key\":\"internal.error\",\"error_message\":\"no\"}]");
      case WEB_PAGE_502 -> error(502, "<html><body>Bad Gateway</body></html>");
      case STATUS_503 -> error(503, "[{\"error_key\":\"unavailable\",\"error_message\":\"no\"}]");
      case THROTTLED -> error(429, "{\"error_key\":\"throttled\",\"error_message\":\"no\"}");
      case GARBAGE -> with(delivered(request), bytes("{\"\u0000(]}"));
      case TRUNCATED -> with(delivered(request), Optional.of(new IOException("reset")));
      case TRUNCATED_SILENTLY -> with(delivered(request), Optional.empty());
    };
  }

  private IOException hung() {
    world.pass(TIMEOUT);
    return new HttpTimeoutException("timed out");
  }

  private Response delivered(HttpRequest request) throws IOException, InterruptedException {
    String path = request.uri().getPath();
    if (request.method().equals("POST") && path.equals(REMOVAL)) {
      world.arrives(removal(request));
    }
    if (!request.method().equals("POST") || !path.equals(IMPORT)) {
      return world.installation().network().send(request);
    }
    Sent sent = world.arrives(Upload.of(Bodies.of(request)));
    Response response = world.installation().network().send(request);
    if (response.status() / 100 == 2) {
      world.accepts(sent);
    }
    return response;
  }

  private Removal removal(HttpRequest request) {
    JsonNode body = JSON.readTree(Bodies.of(request));
    List<String> ids = new ArrayList<>();
    body.path("source").path("contact_ids").forEach(id -> ids.add(id.asString()));
    return new Removal(body.path("list_ids").path(0).asString(), world.people().addressesOf(ids));
  }

  private static Response error(int status, String body) {
    return new Response(
        status, HttpHeaders.of(Map.of(), (_, _) -> true), new ByteArrayInputStream(bytes(body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Response with(Response response, byte[] body) {
    return new Response(response.status(), response.headers(), new ByteArrayInputStream(body));
  }

  /** The first half of the body, and then its end or a failure. */
  private static Response with(Response response, Optional<IOException> failure)
      throws IOException {
    byte[] whole = response.body().readAllBytes();
    InputStream half = new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2));
    InputStream body =
        failure.isEmpty() ? half : new SequenceInputStream(half, new Broken(failure.get()));
    return new Response(response.status(), HttpHeaders.of(plain(response), (_, _) -> true), body);
  }

  private static Map<String, List<String>> plain(Response response) {
    return response.headers().map();
  }

  private static final class Broken extends InputStream {
    private final IOException failure;

    private Broken(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      throw failure;
    }
  }
}
