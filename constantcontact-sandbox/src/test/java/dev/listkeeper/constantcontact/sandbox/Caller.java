package dev.listkeeper.constantcontact.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls a sandbox as any client would. */
final class Caller {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Sandbox sandbox;
  private final String token;

  Caller(Sandbox sandbox, String token) {
    this.sandbox = sandbox;
    this.token = token;
  }

  static Caller of(Sandbox sandbox) {
    return new Caller(sandbox, sandbox.issueTokens("contact_data", "account_read").accessToken());
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply delete(String path) {
    return send(request(path).header("Content-Type", "application/json").DELETE());
  }

  Reply post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Reply put(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  Reply upload(String fileName, String csv, String... listIds) {
    return upload(fileName, csv.getBytes(StandardCharsets.UTF_8), listIds);
  }

  Reply upload(String fileName, byte[] csv, String... listIds) {
    return send(
        request("/v3/activities/contacts_file_import")
            .header("Content-Type", "multipart/form-data; boundary=----limit")
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(
                        "------limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + fileName
                            + "\"\r\nContent-Type: text/csv\r\n\r\n"),
                    BodyPublishers.ofByteArray(csv),
                    BodyPublishers.ofString(
                        "\r\n------limit\r\nContent-Disposition: form-data; name=\"list_ids\"\r\n\r\n"
                            + String.join(",", listIds)
                            + "\r\n------limit--\r\n"))));
  }

  /** Uploads, and gives the activity as it is afterwards. */
  Reply imported(String csv, String... listIds) {
    Reply queued = upload("batch.csv", csv, listIds);
    return get("/v3/activities/" + queued.at("/activity_id").asString());
  }

  Reply token(String authorization, String... pairs) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.authUrl() + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(pairs)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  static String form(String... pairs) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(pairs[i]).append('=').append(encode(pairs[i + 1]));
    }
    return form.toString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static List<String> keys(Reply reply) {
    return List.copyOf(reply.json().propertyNames());
  }
}
