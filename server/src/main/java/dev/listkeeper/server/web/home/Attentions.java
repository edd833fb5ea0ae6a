package dev.listkeeper.server.web.home;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.home.HomeView.Attention;
import dev.listkeeper.server.web.run.RunWords;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What needs a person, each with the page that solves it; to each reader what they can solve. */
final class Attentions {
  private final Sections sections;
  private final ConnectionStates states;
  private final ConnectionRights rights;
  private final LateExports late;

  Attentions(
      Sections sections, ConnectionStates states, ConnectionRights rights, LateExports late) {
    this.sections = sections;
    this.states = states;
    this.rights = rights;
    this.late = late;
  }

  /**
   * All of it, the most urgent first.
   *
   * @param runs the latest of each export
   */
  List<Attention> of(
      CurrentUser user, Map<Key, ExportRun> runs, Optional<RefreshRun> refresh, Words words) {
    List<Attention> all = new ArrayList<>();
    Set<Key> broken = connections(user, all, words);
    LateExports.Now schedules = late.now();
    Predicate<Export> editable = rights.editableBy(user);
    for (Export export : sections.exports().stored().all()) {
      Optional<ExportRun> last = Optional.ofNullable(runs.get(export.key()));
      boolean told = export.connection().filter(broken::contains).isPresent();
      last.flatMap(run -> ofRun(export, run, told, editable.test(export), words))
          .or(() -> schedules.since(export, last).map(due -> late(export, due, words)))
          .ifPresent(all::add);
    }
    refresh.stream()
        .flatMap(run -> run.tasks().stream())
        .filter(task -> task.status() == Status.FAILED && task.kind() != Task.Kind.EXPORT)
        .map(task -> failed(task, words))
        .forEach(all::add);
    return all;
  }

  /** Those whose connections an Administrator has to look after; which ones they are. */
  private Set<Key> connections(CurrentUser user, List<Attention> all, Words words) {
    Set<Key> broken = new HashSet<>();
    if (user.may(Permission.MANAGE_CONNECTIONS)) {
      for (Connection connection : sections.connections().stored().all()) {
        Stage stage = states.of(connection.key()).stage();
        if (stage != Stage.READY) {
          broken.add(connection.key());
          all.add(
              new Attention(
                  words.say("home.connection." + stage, connection.displayName()),
                  words.say("home.connection.solve." + stage),
                  "/connections/" + connection.key()));
        }
      }
    }
    return broken;
  }

  /**
   * What a latest run asks of somebody.
   *
   * @param told whether its connection is among what needs a person already
   */
  private static Optional<Attention> ofRun(
      Export export, ExportRun run, boolean told, boolean mayEdit, Words words) {
    return switch (run.status()) {
      case NEEDS_APPROVAL ->
          mayEdit && !run.isApproved()
              ? Optional.of(attention("home.approval", "home.decide", export, run, words))
              : Optional.empty();
      case FAILED -> Optional.of(attention("home.failed", "home.look", export, run, words));
      case SKIPPED ->
          told
              ? Optional.empty()
              : Optional.of(attention("home.skipped", "home.look", export, run, words));
      default -> Optional.empty();
    };
  }

  private static Attention attention(
      String sentence, String action, Export export, ExportRun run, Words words) {
    return new Attention(
        words.say(sentence, export.displayName(), RunWords.state(run, words)),
        words.say(action),
        RunWords.address(run));
  }

  private static Attention late(Export export, java.time.Instant due, Words words) {
    return new Attention(
        words.say("home.late", export.displayName(), words.moment(due).text()),
        words.say("home.look"),
        "/exports/" + export.key());
  }

  private static Attention failed(Task task, Words words) {
    return new Attention(
        words.say("home.failed", task.displayName(), task.note()),
        words.say("home.look"),
        Optional.ofNullable(HomeViews.address(task)).orElse("/"));
  }
}
