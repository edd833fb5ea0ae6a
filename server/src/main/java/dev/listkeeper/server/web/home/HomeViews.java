package dev.listkeeper.server.web.home;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.connect.ConnectionHealth;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.server.connect.Health;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.store.StoredSystemSchedule;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together the first page. */
final class HomeViews {
  private final Sections sections;
  private final Refreshes refreshes;
  private final ExportRuns runs;
  private final Snapshots snapshots;
  private final StoredSystemSchedule schedule;
  private final ConnectionSetup setup;
  private final ConnectionHealth health;
  private final Attentions attentions;
  private final FirstSteps firstSteps;
  private final MembersChart chart;
  private final Workspace workspace;

  HomeViews(
      Sections sections,
      Refreshes refreshes,
      ExportRuns runs,
      Snapshots snapshots,
      StoredSystemSchedule schedule,
      ConnectionSetup setup,
      ConnectionHealth health,
      Attentions attentions,
      FirstSteps firstSteps,
      MembersChart chart,
      Workspace workspace) {
    this.sections = sections;
    this.refreshes = refreshes;
    this.runs = runs;
    this.snapshots = snapshots;
    this.schedule = schedule;
    this.setup = setup;
    this.health = health;
    this.attentions = attentions;
    this.firstSteps = firstSteps;
    this.chart = chart;
    this.workspace = workspace;
  }

  HomeView of(CurrentUser user, Words words) {
    Optional<RefreshRun> last = refreshes.latest(1).stream().findFirst();
    Map<Key, ExportRun> runs =
        this.runs.latestOfEach().stream()
            .collect(Collectors.toMap(ExportRun::export, Function.identity()));
    List<HomeView.Attention> attention = attentions.of(user, runs, last, words);
    List<HomeView.Step> steps = firstSteps.of(user, words);
    boolean empty = sections.sources().stored().all().isEmpty();
    String state = empty ? "home.empty" : attention.isEmpty() ? "home.healthy" : "home.attention";
    Map<Export, Long> onLists = onLists(runs);
    return new HomeView(
        words.say(state, attention.size()),
        user.may(Permission.REFRESH) && !empty,
        attention,
        steps,
        numbers(onLists, words),
        words.moment(schedule.current().next(workspace.clock().instant(), workspace.zone())),
        user.may(Permission.MANAGE_CONNECTIONS) ? quota(words) : List.of(),
        chart.of(largest(onLists), words),
        last.map(refresh -> refresh(refresh, words)).orElse(null));
  }

  /** Of each export with a good run how many people of its it found on the list. */
  private Map<Export, Long> onLists(Map<Key, ExportRun> latest) {
    Map<Export, Long> sizes = new LinkedHashMap<>();
    for (Export export : sections.exports().stored().all()) {
      Optional.ofNullable(latest.get(export.key()))
          .flatMap(run -> run.status().isGood() ? Optional.of(run) : lastGood(export.key()))
          .ifPresent(run -> sizes.put(export, run.counts().listMembers()));
    }
    return sizes;
  }

  private static List<Export> largest(Map<Export, Long> onLists) {
    return onLists.entrySet().stream()
        .sorted(Map.Entry.<Export, Long>comparingByValue().reversed())
        .limit(MembersChart.MOST_LINES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Connections with one API key share its calls. */
  private List<HomeView.Quota> quota(Words words) {
    Map<String, List<Connection>> byKey = new TreeMap<>();
    for (Connection connection : sections.connections().stored().all()) {
      setup
          .clientId(connection.key())
          .ifPresent(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(connection));
    }
    return byKey.values().stream()
        .flatMap(sharing ->
            health
                .quota(sharing.getFirst().key())
                .map(used -> quota(sharing, used, words))
                .stream())
        .toList();
  }

  private static HomeView.Quota quota(List<Connection> sharing, Health.Quota quota, Words words) {
    return new HomeView.Quota(
        sharing.stream().map(Connection::displayName).collect(Collectors.joining(", ")),
        quota.used(),
        quota.perDay(),
        words.say("home.quota.said", quota.used(), quota.perDay()));
  }

  private List<HomeView.Figure> numbers(Map<Export, Long> onLists, Words words) {
    long profiles =
        snapshots.latest(Customers.DATASET).map(version -> version.snapshot().rows()).orElse(0L);
    long people = onLists.values().stream().mapToLong(Long::longValue).sum();
    List<HomeView.Figure> numbers = new ArrayList<>();
    numbers.add(figure("home.profiles", profiles, "/sources", words));
    numbers.add(
        figure("nav.segments", sections.segments().stored().all().size(), "/segments", words));
    numbers.add(figure("nav.exports", sections.exports().stored().all().size(), "/exports", words));
    numbers.add(figure("home.on-lists", people, "/exports", words));
    return numbers;
  }

  /** The last run whose read-back told who is on the list. */
  private Optional<ExportRun> lastGood(Key export) {
    return runs.latest(export, 10, 0).stream()
        .filter(run -> run.status().isGood() && run.extent().sends())
        .findFirst();
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

  static @Nullable String address(Task task) {
    return switch (task.kind()) {
      case SOURCE -> "/sources/" + task.key();
      case SEGMENT -> "/segments/" + task.key();
      case EXPORT -> "/exports/" + task.key();
      case CUSTOMERS -> null;
    };
  }
}
