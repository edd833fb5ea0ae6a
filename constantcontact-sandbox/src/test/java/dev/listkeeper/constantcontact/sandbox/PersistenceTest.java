package dev.listkeeper.constantcontact.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import dev.listkeeper.constantcontact.sandbox.inspect.Seed;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
  private final ManualTime time = new ManualTime();

  @TempDir private Path folder;

  private SandboxBuilder builder() {
    return Sandbox.builder().folder(folder).clock(time);
  }

  @Test
  void everythingIsThereAfterARestart() {
    String list;
    String token;
    String activity;
    String account;
    try (Sandbox sandbox = builder().apiKey("key", "secret", "http://127.0.0.1/x").start()) {
      list = sandbox.createList("VIP");
      sandbox.seed(Seed.generated(1_000).on(list));
      sandbox.unsubscribe("person1@example.org");
      sandbox.removeFromList("person2@example.org", list);
      sandbox.deleteContact("person3@example.org");
      token = sandbox.issueTokens("contact_data", "account_read").accessToken();
      Caller caller = new Caller(sandbox, token);
      activity =
          caller
              .imported("email,first_name\nana@example.org,Ana\n", list)
              .at("/activity_id")
              .asString();
      account = caller.get("/v3/account/summary").at("/encoded_account_id").asString();
    }

    try (Sandbox sandbox = builder().apiKey("key", "secret", "http://127.0.0.1/x").start()) {
      time.pass(Duration.ofSeconds(2));
      Caller caller = new Caller(sandbox, token);
      assertThat(sandbox.lists()).containsEntry(list, "VIP");
      assertThat(sandbox.memberCount(list)).isEqualTo(998);
      assertThat(sandbox.contact("person1@example.org").orElseThrow().permission())
          .isEqualTo(Permission.UNSUBSCRIBED);
      assertThat(sandbox.contact("person3@example.org").orElseThrow().deleted()).isTrue();
      assertThat(sandbox.contact("ana@example.org").orElseThrow().firstName()).isEqualTo("Ana");
      assertThat(caller.get("/v3/activities/" + activity).at("/status/person_count").asInt())
          .isEqualTo(1);
      assertThat(caller.get("/v3/account/summary").at("/encoded_account_id").asString())
          .isEqualTo(account);
    }
  }

  @Test
  void anActivityThatWasWaitingIsWorkedOffAfterTheRestart() {
    String list;
    String activity;
    String token;
    Delays slow = new Delays(Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO);
    try (Sandbox sandbox = builder().delays(slow).start()) {
      list = sandbox.createList("VIP");
      token = sandbox.issueTokens("contact_data").accessToken();
      activity =
          new Caller(sandbox, token)
              .upload("a.csv", "email\nana@example.org\n", list)
              .at("/activity_id")
              .asString();
    }
    time.pass(Duration.ofMinutes(5));

    try (Sandbox sandbox = builder().start()) {
      assertThat(
              new Caller(sandbox, token).get("/v3/activities/" + activity).at("/state").asString())
          .isEqualTo("completed");
      assertThat(sandbox.members(list)).containsExactly("ana@example.org");
    }
  }

  @Test
  void theQuotaOfTheDaySurvivesARestart() {
    String token;
    try (Sandbox sandbox = builder().limits(new Limits(0, 2, 0, 0)).start()) {
      token = sandbox.issueTokens("contact_data").accessToken();
      new Caller(sandbox, token).get("/v3/contacts");
      new Caller(sandbox, token).get("/v3/contacts");
    }

    try (Sandbox sandbox = builder().limits(new Limits(0, 2, 0, 0)).start()) {
      assertThat(new Caller(sandbox, token).get("/v3/contacts").status()).isEqualTo(429);
    }
  }

  @Test
  void aTornEndOfTheJournalIsCutOffAndTheRestIsKept() throws IOException {
    String list;
    try (Sandbox sandbox = builder().start()) {
      list = sandbox.createList("VIP");
      sandbox.seed(Seed.generated(10).on(list));
    }
    Path journal = folder.resolve("journal");
    byte[] whole = Files.readAllBytes(journal);

    for (int lost : new int[] {1, 5, 9, 40, 200}) {
      Files.write(journal, Arrays.copyOf(whole, whole.length - lost));
      try (Sandbox sandbox = builder().start()) {
        // The seed is one frame, so it is there entirely or not at all.
        assertThat(sandbox.memberCount(list)).isZero();
      }
    }
    Files.write(journal, whole);
    Files.write(journal, new byte[] {0, 0, 1, 0, 7, 7}, StandardOpenOption.APPEND);
    try (Sandbox sandbox = builder().start()) {
      assertThat(sandbox.memberCount(list)).isEqualTo(10);
      sandbox.seed(Seed.generated(5).named("more#").on(list));
    }
    try (Sandbox sandbox = builder().start()) {
      assertThat(sandbox.memberCount(list)).isEqualTo(15);
    }
  }

  @Test
  void aLongHistoryIsCompactedAtTheNextStart() throws IOException {
    String list;
    try (Sandbox sandbox = builder().start()) {
      list = sandbox.createList("VIP");
      sandbox.seed(Seed.generated(100_000).on(list));
      for (int i = 0; i < 5; i++) {
        sandbox.seedCsv("email\nx" + i + "@example.org\n", list);
      }
      Caller caller = Caller.of(sandbox);
      sandbox.createCustomField("Tier");
      caller.imported("email,cf:tier\nx0@example.org,Gold\n", list);
      caller.post(
          "/v3/activities/contacts_taggings_add",
          "{\"source\":{\"contact_ids\":[\""
              + sandbox.contact("x0@example.org").orElseThrow().contactId()
              + "\"]},\"tag_ids\":[\""
              + sandbox.createTag("Friend")
              + "\"]}");
      sandbox.flagAddress("flagged@example.org");
      StringBuilder csv = new StringBuilder("email,first_name\n");
      for (int i = 0; i < 39_999; i++) {
        csv.append("person").append(i).append("@example.org,New\n");
      }
      for (int i = 0; i < 4; i++) {
        caller.imported(csv.toString(), list);
        time.pass(Duration.ofSeconds(5));
        caller.imported(csv.toString().replace("New", "Other" + i), list);
        time.pass(Duration.ofSeconds(5));
      }
    }
    long before = Files.size(folder.resolve("journal"));

    for (int start = 0; start < 2; start++) {
      try (Sandbox sandbox = builder().start()) {
        assertThat(sandbox.memberCount(list)).isEqualTo(100_005);
        assertThat(sandbox.contact("person7@example.org").orElseThrow().firstName())
            .isEqualTo("Other3");
        ContactView tagged = sandbox.contact("x0@example.org").orElseThrow();
        assertThat(tagged.customFields()).containsEntry("Tier", "Gold");
        assertThat(tagged.tags()).containsExactly("Friend");
        Reply flagged = Caller.of(sandbox).imported("email\nflagged@example.org\n", list);
        assertThat(flagged.at("/status/correctable_count").asInt()).isEqualTo(1);
      }
    }

    assertThat(Files.size(folder.resolve("journal"))).isLessThan(before / 2);
  }

  @Test
  void aSecondSandboxInTheSameFolderIsRefused() {
    try (Sandbox sandbox = builder().start()) {
      assertThat(sandbox.lists()).isEmpty();
      assertThatThrownBy(() -> builder().start()).hasMessageContaining("Another sandbox uses");
    }
  }
}
