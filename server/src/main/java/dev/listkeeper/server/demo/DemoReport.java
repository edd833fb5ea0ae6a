package dev.listkeeper.server.demo;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.workspace.Status;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the demo did, in numbers.
 *
 * @param listedInSandbox people on the list, as the sandbox itself counts them
 * @param second what the second day was about; absent on the first
 */
record DemoReport(long profiles, ExportRun run, long listedInSandbox, Optional<Second> second) {

  /**
   * The second day.
   *
   * @param holds whether the list holds everybody it should of those to whom something happened
   */
  record Second(SecondDayReport people, boolean holds) {}

  /** Whether the list, as read back, is what was planned, and the sandbox agrees. */
  boolean holds() {
    RunCounts counts = run.counts();
    boolean ended =
        run.status() == Status.SUCCESSFUL || run.status() == Status.COMPLETED_WITH_WARNINGS;
    return ended
        && counts.addUp()
        && counts.listEqualsPlan()
        && counts.listMembers() <= listedInSandbox
        && second.map(Second::holds).orElse(true);
  }

  private double seconds() {
    return Duration.between(run.startedAt().orElseThrow(), run.endedAt().orElseThrow()).toMillis()
        / 1000.0;
  }

  String json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("profiles", profiles);
    json.put("segment_members", run.counts().members());
    json.put("list_members", run.counts().listMembers());
    ObjectNode heldBack = json.putObject("held_back");
    new TreeMap<>(run.counts().heldBack())
        .forEach((reason, count) -> heldBack.put(reason.name().toLowerCase(Locale.ROOT), count));
    json.put("imports", run.imports());
    json.put("calls", run.calls());
    json.put("seconds", seconds());
    second.ifPresent(day -> {
      json.put("removed", run.counts().removals().done());
      ArrayNode people = json.putArray("people");
      day.people()
          .events()
          .forEach(event ->
              people
                  .addObject()
                  .put("what", event.deed().words())
                  .put("run", day.people().what(event)));
    });
    json.put("equal", holds());
    return JsonMapper.shared().writeValueAsString(json);
  }

  void print(PrintWriter out) {
    second.ifPresent(day -> day.people().print(out));
    RunCounts counts = run.counts();
    line(out, "customer profiles", profiles);
    line(out, "members of the segment", counts.members());
    line(out, "  added to the list", counts.added());
    line(out, "  updated", counts.updated());
    line(out, "  unchanged", counts.unchanged());
    line(out, "  held back", counts.heldBackTotal());
    for (Map.Entry<HoldBack, Long> reason : counts.heldBack().entrySet()) {
      line(out, "    " + reason.getKey().words(), reason.getValue());
    }
    line(out, "  not taken or not confirmed", counts.rejected() + counts.unconfirmed());
    line(out, "removed from the list", counts.removals().done());
    line(out, "on the list, read back", counts.listMembers());
    line(out, "files imported", run.imports());
    line(out, "calls to Constant Contact", run.calls());
    out.printf(Locale.ROOT, "%-52s %9.1f s%n", "time of the run", seconds());
    out.println();
    out.println(
        holds()
            ? "The list equals the plan."
            : "The list does NOT equal the plan: "
                + run.failure().map(ExportRun.Failure::sentence).orElse(differences()));
  }

  private String differences() {
    return run.counts().missing()
        + " are missing, "
        + run.counts().unexpected()
        + " are unexpected.";
  }

  private static void line(PrintWriter out, String what, long count) {
    out.printf(Locale.ROOT, "%-52s %,9d%n", what, count);
  }
}
