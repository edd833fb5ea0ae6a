package dev.listkeeper.server.demo;

import static dev.listkeeper.query.Expressions.ref;
import static dev.listkeeper.query.Expressions.select;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.plan.Settlement;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.RowCursor;
import dev.listkeeper.server.demo.SecondDay.Event;
import dev.listkeeper.snapshot.Snapshots;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run did about each of the people to whom something happened. */
record SecondDayReport(List<Event> events, Map<String, List<String>> done) {

  /** Looks them up among the run's outcomes. */
  static SecondDayReport of(
      List<Event> events, ExportRun run, Snapshots snapshots, QueryEngine engine) {
    Map<String, List<String>> done = new LinkedHashMap<>();
    List<Literal> customers = events.stream().map(event -> Literal.of(event.customerId())).toList();
    snapshots
        .latest(run.outcomes())
        .ifPresent(version -> {
          Query theirs =
              new Query.Filter(
                  select(
                      new Query.Scan(version.snapshot()),
                      PlanRow.CUSTOMER_ID,
                      Settlement.OUTCOME,
                      PlanRow.REASON),
                  new Expression.In(ref(PlanRow.CUSTOMER_ID), customers));
          try (RowCursor rows = engine.open(theirs)) {
            while (rows.next()) {
              done.computeIfAbsent(
                      Objects.requireNonNull(rows.text(0)), customer -> new ArrayList<>())
                  .add(said(Objects.requireNonNull(rows.text(1)), rows.text(2)));
            }
          }
        });
    return new SecondDayReport(events, done);
  }

  private static String said(String outcome, @Nullable String reason) {
    String what = Outcome.valueOf(outcome).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return reason == null ? what : what + ": " + because(reason);
  }

  private static String because(String reason) {
    Set<String> holdBacks =
        Arrays.stream(HoldBack.values()).map(Enum::name).collect(Collectors.toSet());
    return switch (reason) {
      case Removals.LEFT_SEGMENTS -> "is in none of the segments any more";
      case Removals.ADDRESS_CHANGED -> "the old address of somebody with a new one";
      default ->
          holdBacks.contains(reason)
              ? HoldBack.valueOf(reason).words()
              : reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** In words, a line a person. */
  String what(Event event) {
    if (event.deed() == SecondDay.Deed.BY_HAND) {
      return "left alone: not ours";
    }
    List<String> outcomes = done.getOrDefault(event.customerId(), List.of());
    return outcomes.isEmpty() ? "nothing to do any more" : String.join("; ", outcomes);
  }

  void print(PrintWriter out) {
    out.println("What happened overnight, and what the run did about it:");
    for (Event event : events) {
      out.println("  " + event.name() + " " + event.deed().words());
      out.println("    " + what(event));
    }
    out.println();
  }
}
