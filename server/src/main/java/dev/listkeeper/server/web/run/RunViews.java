package dev.listkeeper.server.web.run;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the page of a run. */
final class RunViews {
  private static final Set<ProblemCode> CONNECTION_TROUBLE =
      Set.of(
          ProblemCode.RECONNECT_NEEDED,
          ProblemCode.CONNECTION_NOT_READY,
          ProblemCode.PRIVILEGE_MISSING);

  private final ExportRuns runs;
  private final Cancellations cancellations;
  private final ConnectionRights rights;
  private final Remarks remarks;
  private final RunFacts facts;
  private final Questions questions;

  RunViews(
      ExportRuns runs,
      Cancellations cancellations,
      ConnectionRights rights,
      Remarks remarks,
      RunFacts facts,
      Questions questions) {
    this.cancellations = cancellations;
    this.rights = rights;
    this.runs = runs;
    this.remarks = remarks;
    this.facts = facts;
    this.questions = questions;
  }

  RunView of(Export export, ExportRun run, PeopleView people, CurrentUser user, Words words) {
    boolean running = !run.status().isFinal() && run.status() != Status.NEEDS_APPROVAL;
    return new RunView(
        export.displayName(),
        "/exports/" + export.key(),
        RunWords.address(run),
        run.number(),
        words.status(run.status()),
        running ? progress(run, words) : RunWords.state(run, words),
        running || remarks.isFollowed(run),
        running ? phases(run.state(), words) : List.of(),
        running ? cancelling(export, run, user, words) : null,
        questions.of(export, run, user, words),
        hasNumbers(run.counts()) ? numbers(run, words) : null,
        readBack(run, words),
        remarks.of(run, words),
        facts.of(export, run, words),
        failure(export, run, user, words),
        people,
        downloads(run, people, user, words));
  }

  private RunView.Cancelling cancelling(
      Export export, ExportRun run, CurrentUser user, Words words) {
    return cancellations
        .askedBy(run.name())
        .map(by -> new RunView.Cancelling(words.say("run.cancel.asked", by), true, false))
        .orElseGet(() ->
            new RunView.Cancelling(
                words.say(run.hasSent() ? "run.cancel.ask.sent" : "run.cancel.ask"),
                false,
                rights.mayEdit(user, export)));
  }

  private static boolean hasNumbers(RunCounts counts) {
    return counts.members() > 0 || counts.removals().planned() > 0;
  }

  private static List<RunView.Download> downloads(
      ExportRun run, PeopleView people, CurrentUser user, Words words) {
    if (people.note() != null || !user.may(Permission.DOWNLOAD_PEOPLE)) {
      return List.of();
    }
    String file = "/api/v1" + RunWords.address(run) + "/people.csv";
    List<RunView.Download> downloads = new ArrayList<>();
    downloads.add(new RunView.Download(words.say("people.download.all"), file));
    for (Outcome outcome : List.of(Outcome.HELD_BACK, Outcome.REJECTED, Outcome.REMOVED)) {
      downloads.add(
          new RunView.Download(words.say("outcome", outcome), file + "?outcome=" + outcome));
    }
    return downloads;
  }

  private String progress(ExportRun run, Words words) {
    List<Batch> batches = runs.batches(run.id());
    if (run.state() != RunState.IMPORTING || batches.isEmpty() || run.resumesAt().isPresent()) {
      return RunWords.state(run, words);
    }
    long done =
        batches.stream()
            .filter(one -> one.state() == Batch.State.FINISHED || one.state() == Batch.State.FAILED)
            .count();
    return words.say("run.now.files", done, batches.size());
  }

  private static List<RunView.Phase> phases(RunState at, Words words) {
    List<RunState> way =
        Stream.of(RunState.values())
            .filter(state -> state != RunState.NEEDS_APPROVAL && state != RunState.DONE)
            // Nobody needs to read of a removal that does not happen.
            .filter(state -> state != RunState.REMOVING || at == RunState.REMOVING)
            .toList();
    return way.stream()
        .map(state -> new RunView.Phase(words.say("run.phase", state), place(state, at)))
        .toList();
  }

  private static String place(RunState state, RunState at) {
    int order = state.compareTo(at);
    return order < 0 ? "done" : order == 0 ? "now" : "later";
  }

  private static RunView.Numbers numbers(ExportRun run, Words words) {
    RunCounts counts = run.counts();
    List<RunView.Part> parts =
        List.of(
            part(run, Outcome.ADDED, counts.added(), words),
            part(run, Outcome.UPDATED, counts.updated(), words),
            part(run, Outcome.UNCHANGED, counts.unchanged(), words),
            part(run, Outcome.HELD_BACK, counts.heldBackTotal(), words),
            part(run, Outcome.REJECTED, counts.rejected(), words),
            part(run, Outcome.UNCONFIRMED, counts.unconfirmed(), words));
    return new RunView.Numbers(
        words.number(counts.members()),
        parts,
        counts.heldBack().entrySet().stream().map(entry -> heldBack(run, entry, words)).toList(),
        removals(run, words));
  }

  /** Before a run is settled, those who are to go. */
  private static List<RunView.Part> removals(ExportRun run, Words words) {
    RunCounts.Removals removals = run.counts().removals();
    if (removals.planned() == 0) {
      return List.of();
    }
    if (run.endedAt().isEmpty() || !run.extent().sends()) {
      PeopleFilter those = new PeopleFilter(PeopleFilter.inAddress(Outcome.REMOVED), "", "");
      return List.of(
          new RunView.Part(
              words.say("run.to-be-removed"),
              words.number(removals.planned()),
              those.address(RunWords.address(run), 1),
              false));
    }
    return List.of(
        part(run, Outcome.REMOVED, removals.done(), words),
        part(run, Outcome.NOT_REMOVED, removals.undone(), words));
  }

  private static RunView.Part part(ExportRun run, Outcome outcome, long count, Words words) {
    PeopleFilter filter = new PeopleFilter(PeopleFilter.inAddress(outcome), "", "");
    boolean kept = outcome != Outcome.UNCHANGED || run.endedAt().isEmpty();
    return new RunView.Part(
        words.say("outcome", outcome),
        words.number(count),
        kept ? filter.address(RunWords.address(run), 1) : null,
        count == 0);
  }

  private static RunView.Part heldBack(
      ExportRun run, Map.Entry<HoldBack, Long> entry, Words words) {
    PeopleFilter filter =
        new PeopleFilter(
            PeopleFilter.inAddress(Outcome.HELD_BACK), PeopleFilter.inAddress(entry.getKey()), "");
    return new RunView.Part(
        words.say("holdback", entry.getKey()),
        words.number(entry.getValue()),
        filter.address(RunWords.address(run), 1),
        false);
  }

  private static RunView.@Nullable ReadBack readBack(ExportRun run, Words words) {
    RunCounts counts = run.counts();
    if (!run.status().isGood() || !run.extent().sends()) {
      return null;
    }
    return counts.listEqualsPlan()
        ? new RunView.ReadBack(true, words.say("run.list-equals-plan", counts.listMembers()))
        : new RunView.ReadBack(
            false, words.say("run.list-differs", counts.missing(), counts.unexpected()));
  }

  private static RunView.@Nullable Failure failure(
      Export export, ExportRun run, CurrentUser user, Words words) {
    return run.failure()
        .map(failure -> {
          boolean leads =
              CONNECTION_TROUBLE.contains(failure.code())
                  && export.connection().isPresent()
                  && user.may(Permission.MANAGE_CONNECTIONS);
          return new RunView.Failure(
              failure.sentence(),
              leads ? words.say("run.to-connection") : null,
              leads ? "/connections/" + export.connection().orElseThrow() : null);
        })
        .orElse(null);
  }
}
