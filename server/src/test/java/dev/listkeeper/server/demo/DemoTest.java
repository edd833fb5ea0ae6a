package dev.listkeeper.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import dev.listkeeper.server.Listkeeper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as the launcher runs it, in this process, on a small shop. */
class DemoTest {
  @TempDir Path folder;

  @Test
  void provesTheExportThenSendsNothingThenExactlyTheChange() throws Exception {
    Path home = folder.resolve("home");

    JsonNode first = demo(home, 0);
    JsonNode second = demo(home, 0);
    changeNames(home, 3);
    JsonNode third = demo(home, 0);

    assertThat(first.get("equal").booleanValue()).isTrue();
    assertThat(first.get("profiles").intValue()).isEqualTo(2_000);
    assertThat(first.get("imports").intValue()).isEqualTo(1);
    int members = first.get("segment_members").intValue();
    assertThat(first.get("list_members").intValue()).isGreaterThanOrEqualTo(members * 9 / 10);
    assertThat(first.get("list_members").intValue() + heldBack(first)).isEqualTo(members);
    assertThat(second.get("imports").intValue()).isZero();
    assertThat(second.get("list_members")).isEqualTo(first.get("list_members"));
    assertThat(third.get("imports").intValue()).isEqualTo(1);
    assertThat(third.get("equal").booleanValue()).isTrue();
    assertThat(changedOnTheList(home)).isEqualTo(3);
  }

  @Test
  void theSecondDayShowsWhatTheRunDidAboutEach() {
    Path home = folder.resolve("home");

    JsonNode second = demo(home, 0, "--day", "2");
    JsonNode again = demo(home, 0, "--day", "2");

    assertThat(second.get("equal").booleanValue()).isTrue();
    assertThat(second.get("removed").intValue()).isEqualTo(2);
    assertThat(second.get("people").valueStream().map(person -> person.get("run").asString()))
        .containsExactly(
            "removed: is in none of the segments any more",
            "updated",
            "added; removed: the old address of somebody with a new one",
            "held back: unsubscribed in Constant Contact",
            "held back: left the list",
            "held back: deleted in Constant Contact",
            "added",
            "left alone: not ours");
    assertThat(again.get("imports").intValue()).isZero();
    assertThat(again.get("removed").intValue()).isZero();
    assertThat(again.get("equal").booleanValue()).isTrue();
  }

  @Test
  void leavesAHomeAloneThatIsNotItsOwn() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("precious.txt"), "mine");

    String said = run(home, 1);

    assertThat(said).contains("holds something that is not a demo").doesNotContain("\tat ");
    assertThat(home.toFile().list()).containsExactly("precious.txt");
  }

  private static int heldBack(JsonNode report) {
    int total = 0;
    for (JsonNode count : report.get("held_back")) {
      total += count.intValue();
    }
    return total;
  }

  /** Gives other first names to so many people who are on the list. */
  private static void changeNames(Path home, int people) throws IOException {
    Path contacts = home.resolve("inbox").resolve(SampleShop.CONTACTS);
    List<String> lines = Files.readAllLines(contacts);
    List<String> listed = membersOnTheList(home);
    List<String> changing = listed.subList(0, people);
    String changed =
        lines.stream()
            .map(line ->
                changing.stream().anyMatch(address -> line.contains("," + address + ","))
                    ? line.replaceFirst("^(C\\d+,[^,]+,)[^,]*,", "$1Changed,")
                    : line)
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(contacts, changed);
  }

  private static List<String> membersOnTheList(Path home) {
    return listed(home).stream().map(ContactView::address).sorted().toList();
  }

  private static long changedOnTheList(Path home) {
    return listed(home).stream().filter(contact -> "Changed".equals(contact.firstName())).count();
  }

  private static List<ContactView> listed(Path home) {
    try (Sandbox sandbox = Sandbox.builder().folder(home.resolve("sandbox")).start()) {
      String list =
          sandbox.lists().entrySet().stream()
              .filter(entry -> entry.getValue().equals("Newsletter"))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      return sandbox.members(list).stream()
          .map(address -> sandbox.contact(address).orElseThrow())
          .toList();
    }
  }

  private static JsonNode demo(Path home, int status, String... more) {
    String out = run(home, status, more);
    String last = out.strip().lines().reduce((first, second) -> second).orElseThrow();
    return JsonMapper.shared().readTree(last);
  }

  /** What it printed: standard output when it ended well, standard error otherwise. */
  private static String run(Path home, int status, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Listkeeper.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    Demo demo = line.getSubcommands().get("demo").getCommand();
    demo.environment =
        Map.of("LISTKEEPER_HOME", home.toString(), "LISTKEEPER_TIME_ZONE", "Europe/Tallinn");
    List<String> arguments =
        new ArrayList<>(List.of("demo", "--exit", "--json", "--profiles", "2000"));
    arguments.addAll(List.of(more));
    int ended = line.execute(arguments.toArray(String[]::new));
    assertThat(ended).as(err.toString()).isEqualTo(status);
    return status == 0 ? out.toString() : err.toString();
  }
}
