package dev.listkeeper.simulation;

import static dev.listkeeper.query.Expressions.as;
import static dev.listkeeper.query.Expressions.keep;

import dev.listkeeper.export.plan.Ledger;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.schedule.ScheduleMarks;
import dev.listkeeper.snapshot.DatasetName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Bugs planted on purpose, one at a time; the simulation has to find each. */
enum Mutant implements Installation.Opening {
  BATCHES_ARE_NOT_WRITTEN_DOWN {
    @Override
    Installation planted(Installation sound) {
      return Planted.runs(
          sound,
          (runs, call) ->
              call.is("save", Batch.class) && ((Batch) call.first()).state() == Batch.State.PREPARED
                  ? null
                  : call.on(runs));
    }
  },
  A_RUN_BEGINS_ALTHOUGH_ANOTHER_HOLDS_THE_LIST {
    @Override
    Installation planted(Installation sound) {
      return Planted.runs(
          sound,
          (runs, call) -> {
            if (call.is("begin", dev.listkeeper.export.run.ExportRun.class)) {
              runs.save((dev.listkeeper.export.run.ExportRun) call.first());
              return true;
            }
            return call.on(runs);
          });
    }
  },
  THE_LEDGER_IS_LOST_AT_THE_END {
    @Override
    Installation planted(Installation sound) {
      return Planted.runs(
          sound,
          (runs, call) -> {
            if (call.is("end", dev.listkeeper.export.run.ExportRun.class)) {
              runs.end(
                  (dev.listkeeper.export.run.ExportRun) call.first(),
                  Planted.commits(call).stream()
                      .filter(commit -> commit.dataset().kind() != DatasetName.Kind.LEDGER)
                      .toList());
              return null;
            }
            return call.on(runs);
          });
    }
  },
  IMPORTS_ARE_NOT_FOUND_BY_THEIR_FILE_NAMES {
    @Override
    Installation planted(Installation sound) {
      return Planted.answers(
          sound, "/v3/activities", body -> body.replace("listkeeper-", "something-"));
    }
  },
  WHO_UNSUBSCRIBED_IS_NOT_READ {
    @Override
    Installation planted(Installation sound) {
      return Planted.answers(sound, "/v3/contacts", _ -> "{\"contacts\":[],\"contacts_count\":0}");
    }
  },
  OPT_OUTS_ARE_FORGOTTEN_BETWEEN_RUNS {
    @Override
    Installation planted(Installation sound) {
      return Planted.engine(sound, new Rewriting(sound.engine(), "opt_outs", Mutant::nothing));
    }
  },
  WHAT_WAS_PULLED_NEVER_GETS_OLD {
    @Override
    Installation planted(Installation sound) {
      return Planted.clock(
          sound, Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC));
    }
  },
  SOMEBODY_IS_MISSING_FROM_THE_OUTCOMES {
    @Override
    Installation planted(Installation sound) {
      return Planted.engine(
          sound,
          new Rewriting(
              sound.engine(),
              "outcomes",
              query ->
                  new Query.Sort(
                      query,
                      List.of(Query.Order.ascending(PlanRow.CUSTOMER_ID)),
                      1,
                      Optional.empty())));
    }
  },
  ALL_WHO_SHARE_AN_ADDRESS_TRAVEL {
    @Override
    Installation planted(Installation sound) {
      return Planted.engine(sound, new Rewriting(sound.engine(), "shared", Mutant::nothing));
    }
  },
  EVERYBODY_ON_THE_LIST_IS_OURS {
    @Override
    Installation planted(Installation sound) {
      return Planted.engine(sound, inTheLedger(sound.engine(), Ledger.OURS, Literal.of(true)));
    }
  },
  NOBODY_IS_KNOWN_TO_HAVE_BEEN_ON_THE_LIST {
    @Override
    Installation planted(Installation sound) {
      return Planted.engine(
          sound, inTheLedger(sound.engine(), Ledger.CONFIRMED, Literal.of(false)));
    }
  },
  TWO_WHO_LOOK_AT_ONCE_BOTH_START_WHAT_IS_DUE {
    @Override
    Installation planted(Installation sound) {
      return Planted.marks(
          sound,
          (marks, call) ->
              call.is("move", String.class)
                  ? marks.move(
                      (String) call.first(),
                      marks.find((String) call.first()),
                      (ScheduleMarks.Mark) call.arguments()[2],
                      (Runnable) call.arguments()[3])
                  : call.on(marks));
    }
  };

  abstract Installation planted(Installation sound);

  @Override
  public Installation open(SimulatedClock clock, java.nio.file.Path home) {
    return planted(InMemory.open(clock, home));
  }

  private static Query nothing(Query query) {
    return new Query.Filter(query, Literal.of(false));
  }

  /** An engine that stores ledgers with one value for all in a column. */
  private static QueryEngine inTheLedger(QueryEngine sound, String column, Expression value) {
    return new Rewriting(
        sound,
        "ledger",
        query ->
            new Query.Project(
                query,
                query.schema().names().stream()
                    .map(name -> name.equals(column) ? as(name, value) : keep(name))
                    .toList()));
  }
}
