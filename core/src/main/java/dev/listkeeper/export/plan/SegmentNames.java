package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.greater;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.or;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.Target;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import java.util.List;

/** The names of the segments each member is in. */
final class SegmentNames {
  /** The names, joined by a comma and a blank. */
  static final String NAMES = "segment_names";

  /** Whether there was no room for all of them. */
  static final String CUT = "segment_names_cut";

  private static final String BETWEEN = ", ";
  private static final String HERE = "in_segment";

  private SegmentNames() {}

  /**
   * Members with the names of their segments.
   *
   * @param members CustomerIds
   * @param names as many as there are segments
   */
  static Query of(Query members, List<Snapshot> segments, List<String> names) {
    Query named =
        project(
            members, keep(PlanRow.CUSTOMER_ID), as(NAMES, noText()), as(CUT, Literal.of(false)));
    for (int i = 0; i < segments.size(); i++) {
      named = with(named, segments.get(i), names.get(i));
    }
    return named;
  }

  private static Query with(Query named, Snapshot segment, String name) {
    Query members = project(new Query.Scan(segment), as(HERE, ref(PlanRow.CUSTOMER_ID)));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT, named, members, List.of(new Query.Key(PlanRow.CUSTOMER_ID, HERE)));
    int room = Target.Custom.MAX_LENGTH - BETWEEN.length() - name.codePointCount(0, name.length());
    Expression tooLong = greater(new Expression.Length(ref(NAMES)), Literal.of(room));
    Expression longer = new Expression.Concat(List.of(ref(NAMES), text(BETWEEN), text(name)));
    Expression more = when(absent(ref(NAMES)), text(name), when(tooLong, ref(NAMES), longer));
    return project(
        joined,
        keep(PlanRow.CUSTOMER_ID),
        as(NAMES, when(present(ref(HERE)), more, ref(NAMES))),
        as(CUT, or(ref(CUT), and(present(ref(HERE)), not(absent(ref(NAMES))), tooLong))));
  }
}
