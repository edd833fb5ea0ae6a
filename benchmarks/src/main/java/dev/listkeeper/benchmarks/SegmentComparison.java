package dev.listkeeper.benchmarks;

import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentCompiler;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * A segment with a join, aggregates and a date window, against the SQL a person would write for it:
 * seven runs each, in turns, over the same snapshots with the same memory and threads. Both write
 * their members to a Parquet file.
 */
record SegmentComparison(
    Segment segment, CustomerModel model, Snapshot orders, String byHand, Path scratch) {
  private static final int RUNS = 7;
  private static final int MEMORY_MB = 512;
  private static final Instant NOW = BenchFiles.LAST_DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

  /** The medians, in seconds. */
  record Medians(double product, double byHand, long members) {}

  Medians measure() {
    int threads = Runtime.getRuntime().availableProcessors();
    Query members = new SegmentCompiler(model, NOW, ZoneOffset.UTC).members(segment);
    List<Double> product = new ArrayList<>();
    List<Double> sql = new ArrayList<>();
    try (QueryEngine engine =
            new DuckDbEngine(
                new DuckDbSettings(scratch.resolve("spill"), MEMORY_MB, threads, 1, 8));
        Connection database = open(threads)) {
      long counted = 0;
      for (int run = 0; run < RUNS; run++) {
        Path folder = scratch.resolve("product-" + run);
        long begun = System.nanoTime();
        long rows = engine.store(members, folder).rows();
        product.add((System.nanoTime() - begun) / 1e9);
        begun = System.nanoTime();
        counted = write(database, scratch.resolve("by-hand-" + run + ".parquet"));
        sql.add((System.nanoTime() - begun) / 1e9);
        if (rows != counted) {
          throw new IllegalStateException(
              "The segment has " + rows + " members, the SQL by hand finds " + counted + ".");
        }
      }
      return new Medians(median(product), median(sql), counted);
    } catch (SQLException e) {
      throw new IllegalStateException("The SQL by hand does not run.", e);
    }
  }

  private Connection open(int threads) throws SQLException {
    Connection database = DriverManager.getConnection("jdbc:duckdb:", new Properties());
    try (Statement statement = database.createStatement()) {
      statement.execute("set memory_limit = '" + MEMORY_MB + "MB'");
      statement.execute("set threads = " + threads);
    }
    return database;
  }

  private long write(Connection database, Path file) throws SQLException {
    String sql =
        byHand.replace("{customers}", files(model.customers())).replace("{orders}", files(orders));
    try (Statement statement = database.createStatement()) {
      statement.execute("copy (" + sql + ") to '" + file + "' (format parquet)");
      try (ResultSet rows = statement.executeQuery("select count(*) from '" + file + "'")) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static String files(Snapshot snapshot) {
    return "'" + snapshot.folder() + "/*.parquet'";
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
