package dev.listkeeper.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls that have to succeed. */
final class Http implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final Optional<String> token;

  Http(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  JsonNode get(String path) {
    return json(send("GET", path, ""));
  }

  JsonNode post(String path, String body) {
    return json(send("POST", path, body));
  }

  void send(String method, String path) {
    send(method, path, "");
  }

  HttpResponse<String> send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", body.startsWith("{") ? "application/json" : "text/plain")
            .method(method, BodyPublishers.ofString(body));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(
            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The measurement was stopped.", e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return answer.body().isEmpty()
        ? JsonMapper.shared().missingNode()
        : JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
