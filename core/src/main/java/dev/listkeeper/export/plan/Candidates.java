package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.orElse;
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
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.StagedText;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The members with the values they would travel with: address as given and as sent (or why it can't
 * be), names. Everyday addresses are judged by the engine; the rest is streamed once through {@link
 * AddressRules}.
 */
final class Candidates {
  /** Name of a {@link HoldBack}, when the address can't be sent. */
  static final String REFUSAL = "refusal";

  /** The form to send of an everyday address; absent for every other. */
  private static final String PLAIN = "plain";

  private static final String ODD_GIVEN = "odd_given";
  private static final String ODD_ADDRESS = "odd_address";
  private static final String ODD_REFUSAL = "odd_refusal";

  private Candidates() {}

  /**
   * A row a member: CustomerId, given, address, first_name, last_name, shortened, refusal.
   *
   * @param scratch a folder for intermediate results; must live as long as the query
   */
  static Query of(
      QueryEngine engine,
      List<Snapshot> segments,
      CustomerModel model,
      DataMatching matching,
      Path scratch) {
    Query mapped =
        new Query.Scan(
            engine.store(mapped(members(segments), model, matching), scratch.resolve("mapped")));
    Path judged = scratch.resolve("odd-addresses.txt");
    judgeOdd(engine, mapped, judged);
    Query odd = new Query.Staged(judged, List.of(ODD_GIVEN, ODD_ADDRESS, ODD_REFUSAL));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT, mapped, odd, List.of(new Query.Key(PlanRow.GIVEN, ODD_GIVEN)));
    return project(
        joined,
        keep(PlanRow.CUSTOMER_ID),
        keep(PlanRow.GIVEN),
        as(PlanRow.ADDRESS, orElse(ref(PLAIN), ref(ODD_ADDRESS))),
        keep(PlanRow.FIRST_NAME),
        keep(PlanRow.LAST_NAME),
        keep(PlanRow.SHORTENED),
        as(REFUSAL, when(absent(ref(PlanRow.GIVEN)), text(HoldBack.NO_ADDRESS), ref(ODD_REFUSAL))));
  }

  /** Everyday addresses of all customers in the form we match by, with the CustomerId. */
  static Query addresses(CustomerModel model, DataMatching matching) {
    Query values =
        project(
            model.attributes(Set.of(matching.email())),
            keep(PlanRow.CUSTOMER_ID),
            as("v_email", value(model, Optional.of(matching.email()))));
    return project(
        values,
        as(
            PlanRow.ADDRESS,
            lower(new Expression.Apply(Expression.TextFunction.TRIM, ref("v_email")))),
        keep(PlanRow.CUSTOMER_ID));
  }

  /** CustomerIds of the union of the segments. */
  private static Query members(List<Snapshot> segments) {
    Query all =
        new Query.Append(
            segments.stream().map(segment -> (Query) new Query.Scan(segment)).toList());
    return segments.size() == 1 ? all : new Query.Distinct(all);
  }

  private static Query mapped(Query members, CustomerModel model, DataMatching matching) {
    Query values =
        project(
            model.attributes(matching.attributes()),
            as("profile_id", ref(PlanRow.CUSTOMER_ID)),
            as("v_email", value(model, Optional.of(matching.email()))),
            as("v_first", value(model, matching.firstName())),
            as("v_last", value(model, matching.lastName())));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT,
            members,
            values,
            List.of(new Query.Key(PlanRow.CUSTOMER_ID, "profile_id")));
    // In two steps, so that what is looked at several times is computed once.
    Query tidied =
        project(
            joined,
            keep(PlanRow.CUSTOMER_ID),
            as(PlanRow.GIVEN, ref("v_email")),
            as("trimmed", new Expression.Apply(Expression.TextFunction.TRIM, ref("v_email"))),
            as("t_first", Names.tidied(ref("v_first"))),
            as("t_last", Names.tidied(ref("v_last"))));
    return project(
        tidied,
        keep(PlanRow.CUSTOMER_ID),
        keep(PlanRow.GIVEN),
        as(PLAIN, when(AddressRules.isPlain(ref("trimmed")), lower(ref("trimmed")), noText())),
        as(PlanRow.FIRST_NAME, Names.cut(ref("t_first"))),
        as(PlanRow.LAST_NAME, Names.cut(ref("t_last"))),
        as(
            PlanRow.SHORTENED,
            new Expression.Or(
                List.of(Names.isTooLong(ref("t_first")), Names.isTooLong(ref("t_last"))))));
  }

  private static Expression lower(Expression text) {
    return new Expression.Apply(Expression.TextFunction.LOWER, text);
  }

  private static Expression value(CustomerModel model, Optional<AttributePath> attribute) {
    return attribute
        .map(path ->
            switch (model.typeOf(path)) {
              case TEXT -> ref(path.toString());
              case INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP ->
                  new Expression.Format(ref(path.toString()));
            })
        .orElse(noText());
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
