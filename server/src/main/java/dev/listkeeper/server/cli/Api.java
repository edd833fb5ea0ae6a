package dev.listkeeper.server.cli;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's REST API, as commands use it. What it refuses is thrown as its own sentence. */
final class Api implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Access access;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  Api(Access access) {
    this.access = access;
  }

  JsonNode get(String path) {
    return json(send("GET", path, "application/json", BodyPublishers.noBody()));
  }

  String text(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  JsonNode post(String path) {
    return json(send("POST", path, "application/json", BodyPublishers.noBody()));
  }

  JsonNode post(String path, Object body) {
    String text = JsonMapper.shared().writeValueAsString(body);
    return json(send("POST", path, "application/json", BodyPublishers.ofString(text)));
  }

  JsonNode put(String path, Object body) {
    String text = JsonMapper.shared().writeValueAsString(body);
    return json(send("PUT", path, "application/json", BodyPublishers.ofString(text)));
  }

  JsonNode delete(String path) {
    return json(send("DELETE", path, "application/json", BodyPublishers.noBody()));
  }

  JsonNode postYaml(String path, String yaml) {
    return json(send("POST", path, "application/yaml", BodyPublishers.ofString(yaml)));
  }

  /** Posts, and writes the answer into a file that is there already. */
  void download(String path, Path file) {
    BodyHandler<String> handler =
        answer ->
            answer.statusCode() / 100 == 2
                ? BodySubscribers.mapping(
                    BodySubscribers.ofFile(file, StandardOpenOption.WRITE), written -> "")
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    send("POST", path, "application/json", BodyPublishers.noBody(), handler);
  }

  /** The same where nothing is answered. */
  void remove(String path) {
    send("DELETE", path, "application/json", BodyPublishers.noBody());
  }

  /** A part of a path that a person typed. */
  static String part(String typed) {
    return URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String send(String method, String path, String type, BodyPublisher body) {
    return send(method, path, type, body, BodyHandlers.ofString());
  }

  private String send(
      String method, String path, String type, BodyPublisher body, BodyHandler<String> handler) {
    if (access.token().isEmpty()) {
      throw new Problem(
          ProblemCode.NOT_SIGNED_IN,
          "There is no API token: give one by --token or LISTKEEPER_TOKEN, or set LISTKEEPER_HOME to"
              + " the home of the server, which wrote one there for its first administrator.");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(access.url() + "/api/v1" + path))
            .timeout(LONGEST)
            .header("Content-Type", type)
            .method(method, body);
    try {
      request.header("Authorization", "Bearer " + access.token());
    } catch (IllegalArgumentException e) {
      throw new Problem(
          ProblemCode.NOT_SIGNED_IN, "The API token has characters that no token has.", e);
    }
    HttpResponse<String> answer = exchange(request.build(), handler);
    if (answer.statusCode() / 100 != 2) {
      throw refused(answer);
    }
    return answer.body();
  }

  private HttpResponse<String> exchange(HttpRequest request, BodyHandler<String> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.SERVICE_UNREACHABLE,
          "No Listkeeper answers at "
              + access.url()
              + "; start it by 'listkeeper serve', or say where it is by --url.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(ProblemCode.SERVICE_UNREACHABLE, "Interrupted.", e);
    }
  }

  private Problem refused(HttpResponse<String> answer) {
    if (answer.statusCode() == 401) {
      return new Problem(
          ProblemCode.NOT_SIGNED_IN,
          "The server at "
              + access.url()
              + " does not accept the API token; make a new one there.");
    }
    JsonNode problem = tryJson(answer.body());
    String code = problem.path("code").asString("");
    return new Problem(
        Arrays.stream(ProblemCode.values())
            .filter(known -> known.name().equals(code))
            .findFirst()
            .orElse(ProblemCode.SERVICE_FAILED),
        problem
            .path("detail")
            .asString("What answers at " + access.url() + " does not seem to be Listkeeper."));
  }

  private JsonNode json(String body) {
    JsonNode json = tryJson(body);
    if (json.isMissingNode()) {
      throw new Problem(
          ProblemCode.SERVICE_FAILED,
          "What answers at " + access.url() + " does not seem to be Listkeeper.");
    }
    return json;
  }

  private static JsonNode tryJson(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException noJson) {
      return JsonMapper.shared().missingNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
