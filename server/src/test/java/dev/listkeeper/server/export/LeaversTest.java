package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.workspace.Status;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who is off the list without our doing stays off, once that is certain. */
class LeaversTest {
  private static final String READING = "POST /v3/activities/contact_exports";

  @TempDir Path home;
  private Sandbox sandbox;
  private Workbench bench;

  @BeforeEach
  void open() throws Exception {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox);
  }

  @AfterEach
  void close() {
    bench.close();
    sandbox.close();
  }

  @Test
  void whoLeftIsReadForTwiceCountedOnceAndRememberedThoughNothingWasSent() {
    bench.customers(people(1, 3));
    bench.run();
    leave(2);

    ExportRun first = counting(READING, 2);
    ExportRun second = counting(READING, 1);

    assertThat(first.imports()).isZero();
    assertThat(first.counts().leavers()).isEqualTo(1);
    assertThat(first.counts().heldBack()).isEqualTo(Map.of(HoldBack.LEFT_LIST, 1L));
    assertThat(first.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(second.counts().leavers()).as("known by then").isZero();
    assertThat(second.counts().heldBack()).isEqualTo(Map.of(HoldBack.LEFT_LIST, 1L));
    assertThat(members()).containsExactlyInAnyOrder(mail(1), mail(3));
  }

  @Test
  void aListThatLagsMakesNobodyALeaver() {
    bench.customers(people(1, 3));
    bench.run();
    leave(2);
    bench.pause =
        wait -> {
          sandbox.seedCsv("email\n" + mail(2) + "\n", bench.list.value());
          sandbox.advanceClock(wait);
        };

    ExportRun run = counting(READING, 2);

    assertThat(run.counts().leavers()).isZero();
    assertThat(run.counts().unchanged()).isEqualTo(3);
    assertThat(run.counts().listEqualsPlan()).isTrue();
  }

  @Test
  void manyLeaversWaitForApprovalAndNothingIsRecordedBefore() {
    bench.customers(people(1, 100));
    bench.run();
    for (int i = 1; i <= 51; i++) {
      leave(i);
    }

    ExportRun asked = bench.run();
    ExportRun again = bench.run();
    ExportRun approved = bench.approve(again);
    ExportRun next = bench.run();

    assertThat(asked.status()).isEqualTo(Status.NEEDS_APPROVAL);
    assertThat(asked.approval().orElseThrow().reason()).isEqualTo(Approval.Reason.MANY_LEAVERS);
    assertThat(asked.approval().orElseThrow().people()).isEqualTo(51);
    assertThat(again.counts().leavers()).as("nothing was recorded").isEqualTo(51);
    assertThat(approved.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(approved.counts().leavers()).isEqualTo(51);
    assertThat(next.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(next.counts().leavers()).isZero();
    assertThat(members()).hasSize(49);
  }

  @Test
  void whoIsBackByThePauseBeforeAnApprovalIsNoLeaver() {
    bench.customers(people(1, 100));
    bench.run();
    for (int i = 1; i <= 60; i++) {
      leave(i);
    }
    ExportRun asked = bench.run();
    for (int i = 1; i <= 58; i++) {
      sandbox.seedCsv("email\n" + mail(i) + "\n", bench.list.value());
    }

    ExportRun approved = bench.approve(asked);
    ExportRun next = bench.run();

    assertThat(approved.counts().leavers()).isEqualTo(2);
    assertThat(next.counts().leavers()).isZero();
    assertThat(next.counts().heldBack()).isEqualTo(Map.of(HoldBack.LEFT_LIST, 2L));
  }

  @Test
  void whoIsSeenOnTheListAgainIsReleased() {
    bench.customers(people(1, 2));
    bench.run();
    leave(2);
    bench.run();
    sandbox.seedCsv("email\n" + mail(2) + "\n", bench.list.value());
    ExportRun back = bench.run();
    leave(2);

    ExportRun left = bench.run();

    assertThat(back.counts().unchanged()).isEqualTo(2);
    assertThat(left.counts().leavers()).as("a leaver anew").isEqualTo(1);
  }

  @Test
  void whoOptsInAgainAfterAnUnsubscribeIsReleased() throws Exception {
    bench.customers(people(1, 2));
    bench.run();
    sandbox.unsubscribe(mail(2));
    ExportRun away = bench.run();
    change(
        sandbox,
        mail(2),
        """
        {"update_source": "Contact",
         "email_address": {"address": "%s", "permission_to_send": "explicit"}}
        """
            .formatted(mail(2)));

    ExportRun back = bench.run();

    assertThat(away.counts().leavers()).as("an opt-out is no leaving of the list").isZero();
    assertThat(away.counts().heldBack()).isEqualTo(Map.of(HoldBack.UNSUBSCRIBED, 1L));
    assertThat(back.counts().added()).isEqualTo(1);
    assertThat(members()).containsExactlyInAnyOrder(mail(1), mail(2));
  }

  @Test
  void whoWasRemovedByUsIsNoLeaver() {
    bench.customers(people(1, 3));
    bench.run();
    bench.customers(people(1, 2));
    bench.run();

    ExportRun run = counting(READING, 1);

    assertThat(run.counts().leavers()).isZero();
  }

  /** Changes a contact of the account as others do who are not us. */
  static void change(Sandbox sandbox, String address, String body) throws Exception {
    URI contact =
        URI.create(
            sandbox.apiUrl() + "/contacts/" + sandbox.contact(address).orElseThrow().contactId());
    HttpRequest request =
        HttpRequest.newBuilder(contact)
            .header("Authorization", "Bearer " + sandbox.issueTokens("contact_data").accessToken())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private ExportRun counting(String endpoint, long calls) {
    sandbox.resetCalls();
    ExportRun run = bench.run();
    assertThat(sandbox.calls().getOrDefault(endpoint, 0L)).as(endpoint).isEqualTo(calls);
    return run;
  }

  private void leave(int i) {
    sandbox.removeFromList(mail(i), bench.list.value());
  }

  private java.util.Set<String> members() {
    return sandbox.members(bench.list.value());
  }

  static List<List<String>> people(int from, int to) {
    List<List<String>> people = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      people.add(List.of("C" + i, mail(i), "Ana", "Silva"));
    }
    return people;
  }

  static String mail(int i) {
    return "c" + i + "@example.org";
  }
}
