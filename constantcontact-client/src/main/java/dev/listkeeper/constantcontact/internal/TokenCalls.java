package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls of the token endpoint, whose errors have a shape of their own. Thread-safe. */
public final class TokenCalls {

  private static final Endpoint TOKEN = Endpoint.post("/token");

  private final Transport transport;
  private final Credentials credentials;
  private final Caller caller;
  private final Failures failures;
  private final URI tokenUrl;
  private final Function<FailedCall, ConstantContactException> refusal;

  /** The last parameter turns a refusal, named by its error key, into an exception. */
  public TokenCalls(
      Transport transport,
      Credentials credentials,
      String authUrl,
      Function<FailedCall, ConstantContactException> refusal) {
    this.transport = transport;
    this.credentials = credentials;
    this.caller = transport.caller(CallKind.TOKEN, Purpose.RUN);
    this.failures = transport.failures();
    this.tokenUrl = URI.create(authUrl + TOKEN.template());
    this.refusal = refusal;
  }

  /** Posts a form; client id and secret go into the header when there is a secret. */
  public <T> T post(
      Repeat repeat, Query form, Set<String> secrets, Function<JsonObject, T> mapping) {
    Optional<String> clientSecret = credentials.clientSecret();
    Query complete =
        clientSecret.isPresent() ? form : form.with("client_id", credentials.clientId());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(tokenUrl)
            .timeout(transport.timeout())
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(complete.toString()));
    clientSecret.ifPresent(secret -> request.header("Authorization", basic(secret)));
    var call = new Call(TOKEN, caller, request.build(), false, secrets);
    return Answers.object(new Exchange(call, transport.send(call, repeat, this::failure)), mapping);
  }

  /**
   * Only a JSON object with an {@code error} in a 4xx answer is a refusal; an outage or a web page
   * must not look like one, since refusals end connections.
   */
  private ConstantContactException failure(Call call, Answer answer) {
    if (answer.status() >= 500 || answer.status() == 429) {
      return failures.of(call, answer);
    }
    Optional<JsonObject> json = json(answer);
    Optional<String> error = json.flatMap(body -> body.text("error"));
    if (answer.status() < 400 || answer.isWebPage() || error.isEmpty()) {
      ErrorBody body = ErrorBody.of(answer, call.secrets());
      return new UnexpectedAnswer(
          Failures.failed(call, answer, body, false),
          "The sign-in service did not answer in OAuth's words.");
    }
    Optional<String> words = json.flatMap(body -> body.text("error_description"));
    var body =
        new ErrorBody(
            error.map(text -> Redaction.of(text, call.secrets())),
            words.map(text -> Redaction.of(text, call.secrets())));
    return refusal.apply(Failures.failed(call, answer, body, false));
  }

  private static Optional<JsonObject> json(Answer answer) {
    try {
      JsonNode node = Json.MAPPER.readTree(answer.text());
      return node.isObject() ? Optional.of(new JsonObject(node)) : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private String basic(String secret) {
    byte[] pair = (credentials.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
