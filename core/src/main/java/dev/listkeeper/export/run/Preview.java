package dev.listkeeper.export.run;

import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.not;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.export.plan.Noticed;
import dev.listkeeper.export.plan.OptOuts;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Planner;
import dev.listkeeper.export.plan.Suppressed;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run would make of the first few members, by the code that plans runs. Opt-outs and the
 * list are as the last run knew them: nobody is asked, and nothing is kept.
 */
public final class Preview {
  private static final String SHARED = "shared_address";

  private final QueryEngine engine;
  private final Snapshots snapshots;
  private final Workspace workspace;
  private final Reckoning reckoning;

  public Preview(QueryEngine engine, Snapshots snapshots, Workspace workspace) {
    this.engine = engine;
    this.snapshots = snapshots;
    this.workspace = workspace;
    this.reckoning = new Reckoning(engine, snapshots);
  }

  /**
   * A member.
   *
   * @param given the address as it stands in the data
   * @param address as it would be sent; absent when it can't be
   * @param reason why the member would be held back; absent when it would travel
   * @param winner the CustomerId that travels instead under the same address
   * @param values that would be sent, in the order of the fields; fields without one are left out
   * @param shortened whether one of them is cut off
   * @param leftOut whether one does not fit its field and is not sent
   */
  public record Row(
      String customerId,
      Optional<String> given,
      Optional<String> address,
      Optional<HoldBack> reason,
      Optional<String> winner,
      Map<Target, String> values,
      boolean shortened,
      boolean leftOut) {}

  /**
   * The members with the smallest CustomerIds.
   *
   * @param segments the members of the export's segments
   * @param account whose opt-outs count; absent when it is not known
   * @param most how many rows
   */
  public List<Row> rows(
      Export export,
      List<Snapshot> segments,
      CustomerModel model,
      Mapping mapping,
      Optional<String> account,
      int most) {
    try (Scratch scratch = Scratch.under(workspace)) {
      Path folder = scratch.folder();
      Query members =
          new Query.Distinct(new Query.Append(segments.stream().map(Preview::scan).toList()));
      Snapshot first =
          engine.store(
              new Query.Sort(
                  members,
                  List.of(Query.Order.ascending(PlanRow.CUSTOMER_ID)),
                  0,
                  Optional.of((long) most)),
              folder.resolve("first"));
      Snapshot wanted =
          engine.store(wanted(first, members, model, export), folder.resolve("those"));
      List<Snapshot> parts = new ArrayList<>();
      for (Snapshot segment : segments) {
        Path part = folder.resolve("segment-" + parts.size());
        parts.add(engine.store(among(scan(segment), wanted), part));
      }
      Snapshot plan =
          new Planner(engine)
              .plan(inputs(export, parts, model, mapping, account), folder, folder.resolve("plan"));
      return read(
          new Query.Sort(
              among(scan(plan), first),
              List.of(Query.Order.ascending(PlanRow.CUSTOMER_ID)),
              0,
              Optional.empty()));
    }
  }

  /** The first members, and others with an address of theirs: one of those may travel instead. */
  private static Query wanted(Snapshot first, Query members, CustomerModel model, Export export) {
    Query addresses = OptOuts.current(model, export.matching());
    Query theirs = project(among(addresses, first), as(SHARED, ref(PlanRow.ADDRESS)));
    Query sharing =
        new Query.Join(
            Query.JoinKind.SEMI,
            addresses,
            theirs,
            List.of(new Query.Key(PlanRow.ADDRESS, SHARED)));
    Query both =
        new Query.Distinct(
            new Query.Append(List.of(scan(first), select(sharing, PlanRow.CUSTOMER_ID))));
    return semi(members, both);
  }

  private Planner.Inputs inputs(
      Export export,
      List<Snapshot> segments,
      CustomerModel model,
      Mapping mapping,
      Optional<String> account) {
    Query suppressed =
        account
            .flatMap(id -> latest(DatasetName.Kind.SUPPRESSED, id))
            .map(kept -> Suppressed.byAddress(scan(kept)))
            .orElseGet(() -> new Query.Rows(Suppressed.SCHEMA, List.of()));
    Query optOuts = OptOuts.of(account.flatMap(id -> latest(DatasetName.Kind.OPT_OUTS, id)));
    Query ledger = reckoning.ledger(export);
    Query listed =
        select(
            new Query.Filter(ledger, and(ref(Ledger.CONFIRMED), not(ref(Ledger.LEFT)))),
            Ledger.ADDRESS);
    return new Planner.Inputs(
        segments,
        model,
        mapping,
        suppressed,
        optOuts,
        listed,
        ledger,
        Noticed.missing(ledger, listed, suppressed),
        export.rules(),
        false,
        Permits.Open.NONE,
        Optional.empty());
  }

  private Optional<Snapshot> latest(DatasetName.Kind kind, String account) {
    return snapshots.latest(new DatasetName(kind, account)).map(Version::snapshot);
  }

  private List<Row> read(Query plan) {
    List<String> columns = plan.schema().names();
    List<Target> targets = PlanRow.targets(plan.schema());
    List<Row> rows = new ArrayList<>();
    try (RowCursor cursor = engine.open(plan)) {
      while (cursor.next()) {
        Map<Target, String> values = new LinkedHashMap<>();
        for (Target target : targets) {
          text(cursor, columns, PlanRow.value(target))
              .ifPresent(value -> values.put(target, value));
        }
        rows.add(
            new Row(
                Objects.requireNonNull(cursor.text(columns.indexOf(PlanRow.CUSTOMER_ID))),
                text(cursor, columns, PlanRow.GIVEN),
                text(cursor, columns, PlanRow.ADDRESS),
                text(cursor, columns, PlanRow.REASON).map(HoldBack::valueOf),
                text(cursor, columns, PlanRow.WINNER),
                values,
                isTrue(cursor, columns.indexOf(PlanRow.SHORTENED)),
                isTrue(cursor, columns.indexOf(PlanRow.LEFT_OUT))));
      }
    }
    return rows;
  }

  private static Optional<String> text(RowCursor cursor, List<String> columns, String name) {
    return Optional.ofNullable(cursor.text(columns.indexOf(name)));
  }

  private static boolean isTrue(RowCursor cursor, int column) {
    return !cursor.isAbsent(column) && cursor.bool(column);
  }

  private static Query among(Query rows, Snapshot customers) {
    return semi(rows, scan(customers));
  }

  private static Query semi(Query rows, Query customers) {
    return new Query.Join(
        Query.JoinKind.SEMI,
        rows,
        customers,
        List.of(new Query.Key(PlanRow.CUSTOMER_ID, PlanRow.CUSTOMER_ID)));
  }

  private static Query scan(Snapshot snapshot) {
    return new Query.Scan(snapshot);
  }
}
