package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.RefreshingTokens;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.InProcessCallLimiter;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.constantcontact.list.ContactList;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the examples work with.
 *
 * @param variables the environment, see the package's description
 * @param limiter keeps the API key within its calls
 */
record Environment(Map<String, String> variables, CallLimiter limiter) {

  /** That of this process. */
  static Environment ofThisProcess() {
    return new Environment(System.getenv(), InProcessCallLimiter.shared());
  }

  /** A client; close it at the end. */
  ConstantContact open() {
    var builder =
        ConstantContact.builder(
            Credentials.confidential(
                required("CONSTANT_CONTACT_CLIENT_ID"),
                required("CONSTANT_CONTACT_CLIENT_SECRET")));
    optional("LISTKEEPER_CONSTANT_CONTACT_API_URL").map(URI::create).ifPresent(builder::apiUrl);
    optional("LISTKEEPER_CONSTANT_CONTACT_AUTH_URL").map(URI::create).ifPresent(builder::authUrl);
    return builder.limiter(limiter).build();
  }

  /** The account signed in to. A person is waiting for the example, so it may use the whole day. */
  ConnectedAccount account(ConstantContact client) {
    var tokens = new RefreshingTokens(client.signIn(), tokenFile(), InstantSource.system());
    return client.connect(tokens, Purpose.PERSON);
  }

  TokenFile tokenFile() {
    return new TokenFile(Path.of(required("CONSTANT_CONTACT_TOKEN_FILE")));
  }

  /** The list to work on. */
  ContactList list(ConnectedAccount account) {
    String name = required("CONSTANT_CONTACT_LIST");
    return account
        .lists()
        .named(name)
        .orElseGet(() -> account.lists().create(name, Optional.of("Made by an example")));
  }

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("Set the environment variable " + name));
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
