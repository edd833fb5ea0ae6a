package dev.listkeeper.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.listkeeper.constantcontact.account.AccountSummary;
import dev.listkeeper.constantcontact.activity.ActivityError;
import dev.listkeeper.constantcontact.activity.ImportFile;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.constantcontact.list.ListId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final String ADDRESS = "ana.silva+x@example.org";
  private static final String REFRESH = "refresh-r1";
  private final Harness harness = new Harness();

  @AfterEach
  void close() {
    harness.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 409, 429, 500})
  void keepsAddressesAndTokensOutOfEveryFailure(int status) {
    String words = "Bad " + ADDRESS + " ana%40example.org " + Harness.TOKEN + " " + harness.fresh;
    for (int i = 0; i < 5; i++) {
      String body =
          i % 2 == 0
              ? "[{\"error_key\":\"k " + ADDRESS + "\",\"error_message\":\"" + words + "\"}]"
              : words;
      harness.service.json(status, body);
    }

    var failure =
        catchThrowableOfType(
            ConstantContactException.class,
            () -> harness.account.contacts().page(ContactQuery.everyone().withEmail(ADDRESS)));

    assertClean(trace(failure));
    assertClean(String.valueOf(failure.errorKey()));
    assertClean(harness.attempts.toString());
  }

  @Test
  void keepsSecretsOutOfTokenFailures() {
    harness.service.json(
        400,
        "{\"error\":\"invalid_grant\",\"error_description\":\"Bad "
            + REFRESH
            + " of "
            + ADDRESS
            + " with "
            + Harness.SECRET
            + "\"}");

    var failure =
        catchThrowableOfType(
            ConstantContactException.class, () -> harness.client.signIn().refresh(tokens()));

    assertClean(trace(failure));
  }

  @Test
  void keepsThemOutOfEveryDescription() {
    harness.service.json(
        200,
        "{\"contacts\":[{\"contact_id\":\"1\",\"first_name\":\""
            + ADDRESS
            + "\",\"email_address\":{\"address\":\""
            + ADDRESS
            + "\"}}]}");
    var page = harness.account.contacts().page(ContactQuery.everyone());
    var file = new ImportFile("a.csv", List.of(new ListId("1")), List.of("email"));
    file.tryAdd(List.of(ADDRESS));
    var summary =
        new AccountSummary(
            "a1", Optional.empty(), Optional.of(ADDRESS), Optional.empty(), Optional.empty());
    var request = harness.client.signIn().begin(URI.create("https://app.example/cb"), List.of());

    assertThat(page.items().getFirst().email().orElseThrow().address()).isEqualTo(ADDRESS);
    assertClean(page.toString());
    assertClean(page.items().getFirst().email().toString());
    assertClean(file.toString());
    assertClean(summary.toString());
    assertClean(tokens().toString());
    assertClean(Credentials.confidential("api-key", Harness.SECRET).toString());
    assertClean(new ActivityError("Line 2: " + ADDRESS + " is invalid").toString());
    assertClean(ContactQuery.everyone().withEmail(ADDRESS).toString());
    assertThat(request.toString()).doesNotContain(request.state(), request.verifier());
  }

  private static Tokens tokens() {
    return new Tokens(Harness.TOKEN, Optional.of(REFRESH), Instant.EPOCH, Set.of("contact_data"));
  }

  private static String trace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private void assertClean(String text) {
    assertThat(text)
        .doesNotContain("ana.silva", "ana%40", "example.org")
        .doesNotContain(Harness.TOKEN, harness.fresh, Harness.SECRET, REFRESH);
  }
}
