package dev.listkeeper.server.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database knows about how things go. */
final class Figures {
  private static final String GOOD = "('SUCCESSFUL', 'COMPLETED_WITH_WARNINGS')";

  private final JdbcClient database;
  private final Clock clock;

  /** A value of one object. */
  record Figure(String key, double value) {}

  /** Runs that have not ended, and how long ago the oldest was asked for. */
  record Unfinished(int runs, double oldestSeconds) {}

  Figures(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Of each export that ever ran: 1 when its latest run that ended went well, else 0. */
  List<Figure> lastRunWentWell() {
    return figures(
        """
        select r.export_key as subject,
               case when r.status in GOOD then 1 else 0 end as figure
        from export_run r
        join (select export_key, max(number) as number from export_run
              where ended_at is not null group by export_key) latest
          on latest.export_key = r.export_key and latest.number = r.number
        join definition d on d.kind = 'export' and d.definition_key = r.export_key
        order by r.export_key
        """
            .replace("GOOD", GOOD));
  }

  /** Of each export: when a run of it last ended well, in seconds since 1970. */
  List<Figure> lastSuccess() {
    return moments(
        """
        select r.export_key as subject, max(r.ended_at) as moment
        from export_run r
        join definition d on d.kind = 'export' and d.definition_key = r.export_key
        where r.status in GOOD group by r.export_key order by r.export_key
        """
            .replace("GOOD", GOOD));
  }

  /** Of each segment: when it was last evaluated. */
  List<Figure> lastEvaluation() {
    return moments(
        """
        select s.subject, max(s.committed_at) as moment
        from snapshot_version s
        join definition d on d.kind = 'segment' and d.definition_key = s.subject
        where s.kind = 'MEMBERS' group by s.subject order by s.subject
        """);
  }

  /** Of each table of a source: when it was last read. */
  List<Figure> lastRead() {
    return moments(
        """
        select subject, max(committed_at) as moment
        from snapshot_version where kind = 'TABLE' group by subject order by subject
        """);
  }

  Unfinished unfinished() {
    return database
        .sql("select count(*) as n, min(queued_at) as oldest from export_run where state <> 'DONE'")
        .query((row, number) -> {
          OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
          return new Unfinished(
              row.getInt("n"),
              oldest == null ? 0 : seconds(Duration.between(oldest.toInstant(), clock.instant())));
        })
        .single();
  }

  /** How far the database's clock is ahead of ours, in seconds. */
  double clockDifference() {
    Instant there =
        database
            .sql("select current_timestamp")
            .query((row, number) -> row.getObject(1, OffsetDateTime.class))
            .single()
            .toInstant();
    return seconds(Duration.between(clock.instant(), there));
  }

  private List<Figure> figures(String sql) {
    return database
        .sql(sql)
        .query((row, number) -> new Figure(row.getString("subject"), row.getDouble("figure")))
        .list();
  }

  private List<Figure> moments(String sql) {
    return database.sql(sql).query((row, number) -> moment(row)).list();
  }

  private static Figure moment(ResultSet row) throws SQLException {
    Instant moment = row.getObject("moment", OffsetDateTime.class).toInstant();
    return new Figure(row.getString("subject"), moment.toEpochMilli() / 1_000.0);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
