package dev.listkeeper.export.plan;

import static dev.listkeeper.query.Expressions.absent;
import static dev.listkeeper.query.Expressions.and;
import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.keep;
import static dev.listkeeper.query.Expressions.noText;
import static dev.listkeeper.query.Expressions.not;
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

/**
 * The members with the values they would travel with: address as given and as sent (or why it can't
 * be), names. Everyday addresses are judged by the engine; the rest is streamed once through {@link
 * AddressRules}.
 */
final class Candidates {
  /** Name of a {@link HoldBack}, when the address can't be sent. */
  static final String REFUSAL = "refusal";

  private static final String ODD_GIVEN = "odd_given";
  private static final String ODD_ADDRESS = "odd_address";
  private static final String ODD_REFUSAL = "odd_refusal";

  private Candidates() {}

  /**
   * A row a member: CustomerId, given, address, first_name, last_name, shortened, refusal.
   *
   * @param scratch a file to write the odd addresses to; must live as long as the query
   */
  static Query of(
      QueryEngine engine,
      List<Snapshot> segments,
      CustomerModel model,
      DataMatching matching,
      Path scratch) {
    Query mapped = mapped(members(segments), model, matching);
    judgeOdd(engine, mapped, scratch);
    Query odd = new Query.Staged(scratch, List.of(ODD_GIVEN, ODD_ADDRESS, ODD_REFUSAL));
    Query joined =
        new Query.Join(
            Query.JoinKind.LEFT, mapped, odd, List.of(new Query.Key(PlanRow.GIVEN, ODD_GIVEN)));
    Expression given = ref(PlanRow.GIVEN);
    Expression plain = AddressRules.isPlain(given);
    return project(
        joined,
        keep(PlanRow.CUSTOMER_ID),
        keep(PlanRow.GIVEN),
        as(PlanRow.ADDRESS, when(plain, AddressRules.plainForm(given), ref(ODD_ADDRESS))),
        keep(PlanRow.FIRST_NAME),
        keep(PlanRow.LAST_NAME),
        keep(PlanRow.SHORTENED),
        as(
            REFUSAL,
            when(
                absent(given),
                text(HoldBack.NO_ADDRESS),
                when(plain, noText(), ref(ODD_REFUSAL)))));
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
    return project(
        joined,
        keep(PlanRow.CUSTOMER_ID),
        as(PlanRow.GIVEN, ref("v_email")),
        as(PlanRow.FIRST_NAME, Names.cleaned(ref("v_first"))),
        as(PlanRow.LAST_NAME, Names.cleaned(ref("v_last"))),
        as(
            PlanRow.SHORTENED,
            new Expression.Or(
                List.of(Names.isShortened(ref("v_first")), Names.isShortened(ref("v_last"))))));
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
    Expression given = ref(PlanRow.GIVEN);
    Query odd =
        new Query.Distinct(
            select(
                new Query.Filter(mapped, and(present(given), not(AddressRules.isPlain(given)))),
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
