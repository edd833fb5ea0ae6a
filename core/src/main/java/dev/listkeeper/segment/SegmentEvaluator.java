package dev.listkeeper.segment;

import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Finds the members of segments, and counts them. */
public final class SegmentEvaluator {
  private final QueryEngine engine;
  private final Snapshots snapshots;

  public SegmentEvaluator(QueryEngine engine, Snapshots snapshots) {
    this.engine = engine;
    this.snapshots = snapshots;
  }

  /** Where the members of a segment are kept. */
  public static DatasetName dataset(Key segment) {
    return new DatasetName(DatasetName.Kind.MEMBERS, segment.value());
  }

  /** Finds the members and stores them as the segment's newest membership. */
  public Membership evaluate(Segment segment, CustomerModel model, Instant now, ZoneId zone) {
    Query members = new SegmentCompiler(model, now, zone).members(segment);
    Version version =
        snapshots.store(
            dataset(segment.key()),
            members,
            "segment "
                + segment.key()
                + " of "
                + model.customers().rows()
                + " customers at "
                + now);
    return new Membership(version, version.snapshot().rows(), now);
  }

  /** How many members there would be; stores nothing. */
  public long estimate(Segment segment, CustomerModel model, Instant now, ZoneId zone) {
    return engine.count(new SegmentCompiler(model, now, zone).members(segment));
  }

  /** For each rule, its customers alone and the result so far; stores nothing. */
  public List<RuleCount> counts(Segment segment, CustomerModel model, Instant now, ZoneId zone) {
    SegmentCompiler compiler = new SegmentCompiler(model, now, zone);
    List<Query> alone = compiler.alone(segment);
    List<Query> upTo = compiler.upTo(segment);
    List<RuleCount> counts = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      counts.add(new RuleCount(engine.count(alone.get(i)), engine.count(upTo.get(i))));
    }
    return counts;
  }
}
