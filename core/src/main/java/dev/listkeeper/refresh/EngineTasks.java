package dev.listkeeper.refresh;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.segment.Membership;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.SourceRead;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads sources, builds profiles and evaluates segments. */
public final class EngineTasks implements DataTasks {
  private final Definitions<DataSource> sources;
  private final Definitions<Segment> segments;
  private final SourceReader reader;
  private final Profiles profiles;
  private final SegmentEvaluator evaluator;
  private final Snapshots snapshots;
  private final ZoneId zone;

  public EngineTasks(
      Definitions<DataSource> sources,
      Definitions<Segment> segments,
      SourceReader reader,
      Profiles profiles,
      SegmentEvaluator evaluator,
      Snapshots snapshots,
      ZoneId zone) {
    this.sources = sources;
    this.segments = segments;
    this.reader = reader;
    this.profiles = profiles;
    this.evaluator = evaluator;
    this.snapshots = snapshots;
    this.zone = zone;
  }

  @Override
  public Outcome perform(RefreshRun refresh, Task task) {
    return switch (task.kind()) {
      case SOURCE -> read(task.key());
      case CUSTOMERS -> build();
      case SEGMENT -> evaluate(task.key(), refresh);
      case EXPORT -> throw new IllegalArgumentException("Exports are runs of their own.");
    };
  }

  private Outcome read(Key key) {
    SourceRead read = reader.read(required(sources, key));
    long rejects = read.rejected();
    String rows = counted(read.rows(), "rows");
    return rejects == 0
        ? new Outcome(true, rows)
        : new Outcome(false, rows + ", " + counted(rejects, "rejected"));
  }

  private Outcome build() {
    Version built = profiles.build();
    return new Outcome(true, counted(built.snapshot().rows(), "customer profiles"));
  }

  private Outcome evaluate(Key key, RefreshRun refresh) {
    Membership membership =
        evaluator.evaluate(required(segments, key), profiles.current(), refresh.startedAt(), zone);
    return new Outcome(true, counted(membership.count(), "members"));
  }

  /** The version in use and the one before it are kept: somebody may be reading that one. */
  @Override
  public void keepTheLatest() {
    for (DataSource source : sources.all()) {
      source.tables().stream()
          .map(source::name)
          .flatMap(name -> Stream.of(name.dataset(), name.rejects()))
          .forEach(this::keepTheLatest);
    }
    segments.all().stream()
        .map(segment -> new DatasetName(DatasetName.Kind.MEMBERS, segment.key().value()))
        .forEach(this::keepTheLatest);
    keepTheLatest(Customers.DATASET);
  }

  private void keepTheLatest(DatasetName dataset) {
    snapshots.retain(dataset, 2);
  }

  static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s", count, what);
  }

  private static <T extends Definition> T required(Definitions<T> definitions, Key key) {
    return definitions
        .find(key)
        .orElseThrow(() ->
            new Problem(ProblemCode.NOT_FOUND, "'" + key + "' was removed while the refresh ran."));
  }
}
