package dev.listkeeper.server.watch;

import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a server needs to work. */
public final class Checks {
  private static final String WELL = "";
  private static final long MEBIBYTE = 1024L * 1024;

  /** Less than what one export of a million people writes. */
  private static final long ROOM = 512 * MEBIBYTE;

  private static final Query ONE_ROW =
      new Query.Rows(Schema.of(column("n", Type.TEXT)), List.of(List.of(Literal.of("1"))));

  private Checks() {}

  /** All of them. */
  static List<Check> of(JdbcClient database, Flyway flyway, QueryEngine engine, Path home) {
    return List.of(
        new Check("database", () -> database(database)),
        new Check("tables", () -> tables(flyway)),
        new Check("engine", () -> engine(engine)),
        new Check("disk", () -> disk(home)));
  }

  private static String database(JdbcClient database) {
    database.sql("select id from sealing_lock").query(Integer.class).single();
    return WELL;
  }

  private static String tables(Flyway flyway) {
    return Arrays.stream(flyway.info().all())
            .map(migration -> migration.getState())
            .allMatch(state -> state == MigrationState.SUCCESS)
        ? WELL
        : "The tables of the database are of another version than this server.";
  }

  private static String engine(QueryEngine engine) {
    return engine.count(ONE_ROW) == 1 ? WELL : "The engine counts wrong.";
  }

  private static String disk(Path home) throws IOException {
    long usable = Files.getFileStore(home).getUsableSpace();
    return usable >= ROOM
        ? WELL
        : "The disk of the home folder has "
            + usable / MEBIBYTE
            + " MiB left; make room, at least "
            + ROOM / MEBIBYTE
            + " MiB.";
  }
}
