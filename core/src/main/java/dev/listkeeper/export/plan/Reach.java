package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** How many distinct addresses could be sent to, before anybody is held back for other reasons. */
public final class Reach {
  private Reach() {}

  /**
   * Counts those of the union of segments.
   *
   * @param scratch an empty folder for intermediate results; the caller deletes it
   * @throws dev.listkeeper.problem.Problem UNKNOWN_COLUMN, PATH_NOT_FOUND, WRONG_TYPE for an
   *     attribute that can't be read
   */
  public static long sendable(
      QueryEngine engine,
      List<Snapshot> segments,
      CustomerModel model,
      AttributePath email,
      Path scratch) {
    Mapping addressOnly = new Mapping(email, List.of(), List.of(), ZoneOffset.UTC);
    Query candidates = Candidates.of(engine, segments, model, addressOnly, scratch);
    Query addresses =
        select(new Query.Filter(candidates, present(ref(PlanRow.ADDRESS))), PlanRow.ADDRESS);
    return engine.count(new Query.Distinct(addresses));
  }
}
