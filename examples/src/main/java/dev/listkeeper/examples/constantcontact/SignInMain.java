package dev.listkeeper.examples.constantcontact;

import com.sun.net.httpserver.HttpServer;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.AuthorizationRequest;
import dev.listkeeper.constantcontact.auth.Scopes;
import dev.listkeeper.constantcontact.auth.Tokens;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;

/** Signs a person in with their browser and keeps the tokens for the other examples. */
final class SignInMain {

  private SignInMain() {}

  public static void main(String[] args) throws Exception {
    run(Environment.ofThisProcess(), System.out);
  }

  static void run(Environment environment, PrintStream out)
      throws IOException, InterruptedException {
    URI back = URI.create(environment.required("CONSTANT_CONTACT_REDIRECT_URI"));
    try (ConstantContact client = environment.open()) {
      AuthorizationRequest request = client.signIn().begin(back, Scopes.ALL);
      Map<String, String> brought = browser(back, request.url(), out);

      String code =
          request.codeFrom(
              Optional.ofNullable(brought.get("state")),
              Optional.ofNullable(brought.get("code")),
              Optional.ofNullable(brought.get("error")));
      Tokens tokens = client.signIn().exchangeCode(request, code);

      environment.tokenFile().save(tokens);
      out.println("Signed in until " + tokens.expiresAt() + ", with " + tokens.scopes());
    }
  }

  /** Sends the person off and waits for the browser to come back with its parameters. */
  private static Map<String, String> browser(URI back, URI url, PrintStream out)
      throws IOException, InterruptedException {
    BlockingQueue<Map<String, String>> returns = new ArrayBlockingQueue<>(1);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), back.getPort()), 0);
    server.createContext(
        back.getPath(),
        exchange -> {
          try (exchange) {
            byte[] page = "You can close this window.".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
          if (!returns.offer(parameters(exchange.getRequestURI()))) {
            out.println("The browser came back once more; the first time counts.");
          }
        });
    server.start();
    try {
      out.println("Open this address in a browser: " + url);
      return returns.take();
    } finally {
      server.stop(0);
    }
  }

  private static Map<String, String> parameters(URI address) {
    String query = Optional.ofNullable(address.getRawQuery()).orElse("");
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> first));
  }
}
