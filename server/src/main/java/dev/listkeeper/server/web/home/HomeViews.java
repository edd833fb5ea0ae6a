package dev.listkeeper.server.web.home;

import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.run.RunWords;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the first page. */
final class HomeViews {
  private final Sections sections;
  private final ConnectionStates states;
  private final Refreshes refreshes;
  private final ExportRuns runs;
  private final Snapshots snapshots;

  HomeViews(
      Sections sections,
      ConnectionStates states,
      Refreshes refreshes,
      ExportRuns runs,
      Snapshots snapshots) {
    this.sections = sections;
    this.states = states;
    this.refreshes = refreshes;
    this.runs = runs;
    this.snapshots = snapshots;
  }

  HomeView of(CurrentUser user, Words words) {
    Optional<RefreshRun> last = refreshes.latest(1).stream().findFirst();
    List<HomeView.Attention> attention = attention(user, last, words);
    boolean empty = sections.sources().stored().all().isEmpty();
    String state = empty ? "home.empty" : attention.isEmpty() ? "home.healthy" : "home.attention";
    return new HomeView(
        words.say(state, attention.size()),
        user.may(Permission.REFRESH) && !empty,
        attention,
        numbers(words),
        last.map(refresh -> refresh(refresh, words)).orElse(null));
  }

  private List<HomeView.Attention> attention(
      CurrentUser user, Optional<RefreshRun> last, Words words) {
    Stream<HomeView.Attention> connections =
        user.may(Permission.MANAGE_CONNECTIONS) ? connections(words) : Stream.empty();
    Stream<HomeView.Attention> tasks =
        last.stream()
            .flatMap(refresh -> refresh.tasks().stream())
            .filter(task -> task.status() == Status.FAILED && task.kind() != Task.Kind.EXPORT)
            .map(task -> failed(task, words));
    return Stream.of(connections, tasks, exports(words)).flatMap(all -> all).toList();
  }

  private Stream<HomeView.Attention> connections(Words words) {
    return sections.connections().stored().all().stream()
        .filter(one -> states.of(one.key()).stage() != Stage.READY)
        .map(one ->
            new HomeView.Attention(
                words.say("home.connection." + states.of(one.key()).stage(), one.displayName()),
                words.say("home.connection.open"),
                "/connections/" + one.key()));
  }

  private static HomeView.Attention failed(Task task, Words words) {
    return new HomeView.Attention(
        words.say("home.failed", task.displayName(), task.note()),
        words.say("home.look"),
        Optional.ofNullable(address(task)).orElse("/"));
  }

  private Stream<HomeView.Attention> exports(Words words) {
    return sections.exports().stored().all().stream()
        .flatMap(export -> runs.latest(export.key(), 1, 0).stream())
        .filter(run -> run.status() == Status.FAILED)
        .map(run ->
            new HomeView.Attention(
                words.say("home.failed", name(run), RunWords.state(run, words)),
                words.say("home.look"),
                RunWords.address(run)));
  }

  private String name(ExportRun run) {
    return sections.exports().require(run.export()).displayName();
  }

  private List<HomeView.Figure> numbers(Words words) {
    long onLists =
        sections.exports().stored().all().stream()
            .flatMap(export -> lastGood(export.key()).stream())
            .mapToLong(run -> run.counts().listMembers())
            .sum();
    long profiles =
        snapshots.latest(Customers.DATASET).map(version -> version.snapshot().rows()).orElse(0L);
    List<HomeView.Figure> numbers = new ArrayList<>();
    numbers.add(figure("home.profiles", profiles, "/sources", words));
    numbers.add(
        figure("nav.segments", sections.segments().stored().all().size(), "/segments", words));
    numbers.add(figure("nav.exports", sections.exports().stored().all().size(), "/exports", words));
    numbers.add(figure("home.on-lists", onLists, "/exports", words));
    return numbers;
  }

  /** The last run whose read-back told who is on the list. */
  private Optional<ExportRun> lastGood(dev.listkeeper.workspace.Key export) {
    return runs.latest(export, 10, 0).stream().filter(run -> run.status().isGood()).findFirst();
  }

  private static HomeView.Figure figure(String name, long value, String address, Words words) {
    return new HomeView.Figure(words.say(name), words.number(value), address);
  }

  private static HomeView.Refresh refresh(RefreshRun refresh, Words words) {
    return new HomeView.Refresh(
        words.status(refresh.status()),
        refresh.endedAt().isEmpty(),
        refresh.by(),
        words.moment(refresh.startedAt()),
        refresh.tasks().stream().map(task -> line(task, words)).toList());
  }

  private static HomeView.Line line(Task task, Words words) {
    return new HomeView.Line(
        words.say("task", task.kind()),
        task.displayName(),
        address(task),
        words.status(task.status()),
        task.note(),
        task.startedAt()
            .flatMap(start -> task.endedAt().map(end -> Duration.between(start, end)))
            .map(words::span)
            .orElse(""));
  }

  private static @Nullable String address(Task task) {
    return switch (task.kind()) {
      case SOURCE -> "/sources/" + task.key();
      case SEGMENT -> "/segments/" + task.key();
      case EXPORT -> "/exports/" + task.key();
      case CUSTOMERS -> null;
    };
  }
}
