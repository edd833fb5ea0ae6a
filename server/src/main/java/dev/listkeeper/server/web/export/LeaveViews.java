package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Reckoning;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.store.StoredLeavings.Step;
import dev.listkeeper.server.web.view.Words;
import org.jspecify.annotations.Nullable;

/** Asks, in numbers, what becomes of the people on the list. */
final class LeaveViews {
  private final ExportRuns runs;
  private final ConnectionStates states;
  private final Reckoning reckoning;

  LeaveViews(ExportRuns runs, ConnectionStates states, Reckoning reckoning) {
    this.runs = runs;
    this.states = states;
    this.reckoning = reckoning;
  }

  LeaveView of(Export export, Step step, Words words) {
    long people = reckoning.ours(export);
    String stands = people == 0 ? null : stands(export, words);
    String address = ExportViews.address(export.key());
    return new LeaveView(
        words.say("leave.title." + step, export.displayName()),
        address + "/" + step.name().toLowerCase(java.util.Locale.ROOT),
        address,
        words.say("leave.people", people, export.displayName()),
        words.say("leave.hint." + step),
        people == 0 || stands != null
            ? null
            : new LeaveView.Choice(
                words.say("leave.stay", people), words.say("leave.go." + step, people)),
        stands,
        runs.unfinished().stream()
            .anyMatch(run -> run.export().equals(export.key()) && run.extent().sends()),
        words.say("leave.submit." + step));
  }

  private @Nullable String stands(Export export, Words words) {
    if (export.connection().isEmpty() || export.list().isEmpty()) {
      return words.say("leave.no-connection");
    }
    try {
      states.of(export.connection().get()).requireReady();
      return null;
    } catch (Problem notReady) {
      return words.say("leave.not-ready", notReady.sentence());
    }
  }
}
