package dev.listkeeper.simulation;

import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Hands requests to a sandbox in the calling thread. */
final class InThreadNetwork implements Network {
  private final Sandbox sandbox;

  InThreadNetwork(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Override
  public Response send(HttpRequest request) throws IOException {
    Answer answer =
        sandbox.answer(
            new Request(
                request.method(),
                request.uri(),
                name -> request.headers().firstValue(name),
                new ByteArrayInputStream(Bodies.of(request))));
    Map<String, List<String>> headers =
        answer.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return new Response(
        answer.status(),
        HttpHeaders.of(headers, (_, _) -> true),
        new ByteArrayInputStream(answer.content().bytes()));
  }
}
