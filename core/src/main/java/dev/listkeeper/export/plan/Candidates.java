package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.orElse;
import static dev.listkeeper.query.Expressions.plus;
import static dev.listkeeper.query.Expressions.present;
import static dev.listkeeper.query.Expressions.project;
import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;
import static dev.listkeeper.query.Expressions.text;
import static dev.listkeeper.query.Expressions.when;

import dev.listkeeper.export.AddressRules;
import dev.listkeeper.export.AddressRules.Verdict;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.StagedText;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The members with the values they would travel with: address as given and as sent (or why it can't
 * be), values of the fields. Everyday addresses are judged by the engine; the rest is streamed once
 * through {@link AddressRules}.
 */
final class Candidates {
  /** Name of a {@link HoldBack}, when the address can't be sent. */
  static final String REFUSAL = "refusal";

  /** The form to send of an everyday address; absent for every other. */
  static final String PLAIN = "plain";

  private static final String TRIMMED = "trimmed";

  private static final String ODD_GIVEN = "odd_given";
  private static final String ODD_ADDRESS = "odd_address";
  private static final String ODD_REFUSAL = "odd_refusal";

  private Candidates() {}

  /**
   * A row a member: the columns of {@link #columns}, then refusal.
   *
   * @param scratch a folder for intermediate results; must live as long as the query
   */
  static Query of(
      QueryEngine engine,
      List<Snapshot> segments,
      CustomerModel model,
      Mapping mapping,
      Path scratch) {
    Query mapped =
        new Query.Scan(engine.store(mapped(segments, model, mapping), scratch.resolve("mapped")));
    Path judged = scratch.resolve("odd-addresses.txt");
    judgeOdd(engine, mapped, judged);
    Query odd = new Query.Staged(judged, List.of(ODD_GIVEN, ODD_ADDRESS, ODD_REFUSAL));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT, mapped, odd, List.of(new Query.Key(PlanRow.GIVEN, ODD_GIVEN)));
    Query addressed = plus(joined, as(PlanRow.ADDRESS, orElse(ref(PLAIN), ref(ODD_ADDRESS))));
    List<Query.Output> outputs = Values.keepAll(columns(mapping));
    outputs.add(
        as(REFUSAL, when(absent(ref(PlanRow.GIVEN)), text(HoldBack.NO_ADDRESS), ref(ODD_REFUSAL))));
    return new Query.Project(addressed, outputs);
  }

  /** What a plan takes over as it is. */
  static List<String> columns(Mapping mapping) {
    List<String> columns =
        new ArrayList<>(List.of(PlanRow.CUSTOMER_ID, PlanRow.GIVEN, PlanRow.ADDRESS));
    columns.addAll(mapping.columns());
    columns.addAll(List.of(PlanRow.SHORTENED, PlanRow.LEFT_OUT));
    return columns;
  }

  /** Everyday addresses of all customers in the form we match by, with the CustomerId. */
  static Query addresses(CustomerModel model, DataMatching matching) {
    Values values = new Values(model, ZoneOffset.UTC);
    return project(
        values.attributes(Set.of(matching.email())),
        as(
            PlanRow.ADDRESS,
            lower(
                new Expression.Apply(
                    Expression.TextFunction.TRIM, values.attribute(matching.email())))),
        as(PlanRow.CUSTOMER_ID, ref(Values.PROFILE)));
  }

  /** CustomerIds of the union of the segments. */
  private static Query members(List<Snapshot> segments) {
    Query all =
        new Query.Append(
            segments.stream().map(segment -> (Query) new Query.Scan(segment)).toList());
    return segments.size() == 1 ? all : new Query.Distinct(all);
  }

  /** In steps, so that what is looked at several times is computed once. */
  private static Query mapped(List<Snapshot> segments, CustomerModel model, Mapping mapping) {
    Query members = members(segments);
    if (mapping.namesSegments()) {
      members = SegmentNames.of(members, segments, mapping.segmentNames());
    }
    Values values = new Values(model, mapping.zone());
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT,
            members,
            values.attributes(mapping.attributes()),
            List.of(new Query.Key(PlanRow.CUSTOMER_ID, Values.PROFILE)));
    return new MappedValues(mapping).finished(tidied(joined, values, mapping));
  }

  private static Query tidied(Query joined, Values values, Mapping mapping) {
    Expression given = values.attribute(mapping.email());
    List<Query.Output> outputs = new ArrayList<>();
    outputs.add(keep(PlanRow.CUSTOMER_ID));
    outputs.add(as(PlanRow.GIVEN, given));
    outputs.add(as(TRIMMED, new Expression.Apply(Expression.TextFunction.TRIM, given)));
    outputs.add(
        as(SegmentNames.CUT, mapping.namesSegments() ? ref(SegmentNames.CUT) : Literal.of(false)));
    for (Mapping.Field field : mapping.fields()) {
      outputs.add(as(MappedValues.tidied(field), Fitting.tidied(values.of(field.value()))));
    }
    return new Query.Project(joined, outputs);
  }

  /** The form to send of an everyday address. */
  static Expression plain() {
    return when(AddressRules.isPlain(ref(TRIMMED)), lower(ref(TRIMMED)), noText());
  }

  private static Expression lower(Expression text) {
    return new Expression.Apply(Expression.TextFunction.LOWER, text);
  }

  private static void judgeOdd(QueryEngine engine, Query mapped, Path scratch) {
    Query odd =
        new Query.Distinct(
            select(
                new Query.Filter(mapped, and(present(ref(PlanRow.GIVEN)), absent(ref(PLAIN)))),
                PlanRow.GIVEN));
    try (RowCursor rows = engine.open(odd);
        StagedText out = new StagedText(scratch)) {
      while (rows.next()) {
        String address = Objects.requireNonNull(rows.text(0));
        out.field(address);
        switch (AddressRules.judge(address)) {
          case Verdict.Sendable sendable -> {
            out.field(sendable.address());
            out.field(null);
          }
          case Verdict.Refused refused -> {
            out.field(null);
            out.field(refused.reason().name());
          }
        }
        out.endRow();
      }
    }
  }
}
