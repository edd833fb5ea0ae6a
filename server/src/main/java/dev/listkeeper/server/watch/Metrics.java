package dev.listkeeper.server.watch;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.schedule.ScheduleMarks;
import dev.listkeeper.server.connect.SharedCallLimiter;
import dev.listkeeper.server.store.StoredScheduleMarks;
import dev.listkeeper.server.watch.Figures.Figure;
import dev.listkeeper.server.watch.Figures.Unfinished;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers in numbers: is it healthy, is it late, how much quota is left. What the database knows is
 * asked when the metrics are read; without the database those figures are absent, not old. Keys and
 * states only, nothing of people.
 */
public final class Metrics implements CallListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
  private final Parts parts;
  private final Figures figures;

  /** Where the numbers come from. */
  public record Parts(
      JdbcClient database,
      Readiness readiness,
      SharedCallLimiter limiter,
      Definitions<Connection> connections,
      ConnectionStates states,
      StoredScheduleMarks marks,
      Workspace workspace) {}

  public Metrics(Parts parts) {
    this.parts = parts;
    this.figures = new Figures(parts.database(), parts.workspace().clock());
    Stream.of(
            new JvmMemoryMetrics(),
            garbageCollection,
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new DiskSpaceMetrics(parts.workspace().home().toFile()))
        .forEach(binder -> binder.bindTo(registry));
  }

  @Override
  public void attempted(Attempt attempt) {
    String answer =
        attempt.status().isPresent() ? Integer.toString(attempt.status().getAsInt()) : "none";
    registry
        .timer("listkeeper.calls", "endpoint", attempt.endpoint(), "answer", answer)
        .record(attempt.duration());
  }

  /** All of them, as they are now, in Prometheus' text format. */
  public synchronized String text() {
    health();
    try {
      connections();
      lateness();
      quota();
      set("listkeeper.clock.difference.seconds", List.of(row(figures.clockDifference())));
    } catch (DataAccessException e) {
      LOG.warn("The database's part of the metrics is missing", e);
      gauges.forEach((name, gauge) -> {
        if (!name.equals("listkeeper.ready")) {
          gauge.register(List.of(), true);
        }
      });
    }
    return registry.scrape();
  }

  private void health() {
    set(
        "listkeeper.ready",
        parts.readiness().findings().stream()
            .map(found -> row(found.well() ? 1 : 0, "check", found.check()))
            .toList());
  }

  private void connections() {
    set(
        "listkeeper.connection.usable",
        parts.connections().all().stream()
            .map(Connection::key)
            .map(key -> {
              boolean ready = parts.states().of(key).stage() == ConnectionState.Stage.READY;
              return row(ready ? 1 : 0, "connection", key.value());
            })
            .toList());
  }

  private void lateness() {
    each("listkeeper.export.last.run.went.well", "export", figures.lastRunWentWell());
    each("listkeeper.export.last.success.timestamp.seconds", "export", figures.lastSuccess());
    each(
        "listkeeper.segment.last.evaluation.timestamp.seconds",
        "segment",
        figures.lastEvaluation());
    each("listkeeper.table.last.read.timestamp.seconds", "table", figures.lastRead());
    set(
        "listkeeper.schedule.overdue.seconds",
        parts.marks().all().entrySet().stream()
            .map(mark -> row(overdue(mark.getValue()), "schedule", mark.getKey()))
            .toList());
    Unfinished unfinished = figures.unfinished();
    set("listkeeper.runs.unfinished", List.of(row(unfinished.runs())));
    set("listkeeper.runs.oldest.unfinished.seconds", List.of(row(unfinished.oldestSeconds())));
  }

  /** How long ago a time came that nobody has seen to; 0 when all have been. */
  private double overdue(ScheduleMarks.Mark mark) {
    Instant now = parts.workspace().clock().instant();
    return mark.schedule()
        .next(mark.until(), parts.workspace().zone())
        .filter(due -> due.isBefore(now))
        .map(due -> Duration.between(due, now).toMillis() / 1_000.0)
        .orElse(0.0);
  }

  private void quota() {
    List<MultiGauge.Row<?>> left = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      parts
          .limiter()
          .budgets(purpose)
          .forEach((key, budget) -> left.add(left(key, purpose, budget)));
    }
    set("listkeeper.quota.calls.left", left);
    set(
        "listkeeper.quota.calls.per.day",
        List.of(row(parts.limiter().limits().perDay(Purpose.PERSON))));
  }

  private static MultiGauge.Row<?> left(String key, Purpose purpose, Budget budget) {
    return row(
        budget.remaining(), "api_key", key, "purpose", purpose.name().toLowerCase(Locale.ROOT));
  }

  private void each(String name, String label, List<Figure> values) {
    set(name, values.stream().map(one -> row(one.value(), label, one.key())).toList());
  }

  private void set(String name, List<? extends MultiGauge.Row<?>> rows) {
    gauges
        .computeIfAbsent(name, key -> MultiGauge.builder(key).register(registry))
        .register(List.<MultiGauge.Row<?>>copyOf(rows), true);
  }

  private static MultiGauge.Row<?> row(double value, String... labels) {
    return MultiGauge.Row.of(Tags.of(labels), value);
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
