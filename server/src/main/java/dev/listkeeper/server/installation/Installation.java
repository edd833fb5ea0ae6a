package dev.listkeeper.server.installation;

import dev.listkeeper.problem.Problem;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * This installation: a database and a home folder that belong together. When they are not the pair
 * that was last used, one of them is a copy or was restored; then everything is paused, because the
 * original may still run and write to the same lists. Thread-safe; the switch is shared by all
 * processes.
 */
public final class Installation {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

  private final JdbcClient database;
  private final Clock clock;
  private final Marker marker;

  /** As the database has it. */
  private record Known(String id, String home, String marker) {}

  private Installation(JdbcClient database, Clock clock, Path home) {
    this.database = database;
    this.clock = clock;
    this.marker = new Marker(home);
  }

  /** Recognises the pair, and pauses everything when it is another one than before. */
  public static Installation recognise(JdbcClient database, Clock clock, Path home) {
    Installation installation = new Installation(database, clock, home);
    installation.recognise();
    return installation;
  }

  private void recognise() {
    Optional<Known> known = known();
    if (known.isEmpty()) {
      register();
    } else if (!isAsLastUsed(known.get())) {
      pauseAsCopy(known.get().home());
    }
  }

  private void register() {
    boolean fresh = marker.id().isEmpty();
    String id = UUID.randomUUID().toString();
    if (fresh) {
      marker.write(id);
    }
    try {
      database
          .sql(
              "insert into installation (number, id, home, marker) values (1, :id, :home, :marker)")
          .param("id", id)
          .param("home", fresh ? marker.place() : "")
          .param("marker", fresh ? marker.identity() : "")
          .update();
    } catch (DuplicateKeyException anotherHomeWasFaster) {
      recognise();
      return;
    }
    if (!fresh) {
      pauseAsCopy("another database");
    }
  }

  private boolean isAsLastUsed(Known known) {
    return marker.id().filter(known.id()::equals).isPresent()
        && marker.place().equals(known.home())
        && marker.identity().equals(known.marker());
  }

  private void pauseAsCopy(String before) {
    LOG.warn(
        "The home folder {} and the database were not used together before (this was: {}).",
        marker.place(),
        before);
    database
        .sql(
            """
            update installation
            set paused_at = :at, paused_by = 'Listkeeper', paused_cause = 'COPIED', paused_note = :before
            where paused_cause is null or paused_cause <> 'COPIED'
            """)
        .param("at", now())
        .param("before", before.substring(0, Math.min(before.length(), 1000)))
        .update();
  }

  /** Whether, and why, everything is paused. */
  public Optional<Paused> paused() {
    return database
        .sql(
            """
            select paused_at, paused_by, paused_cause, paused_note
            from installation where paused_at is not null
            """)
        .query((row, number) -> paused(row))
        .optional();
  }

  /**
   * Lets nobody pass while everything is paused.
   *
   * @throws Problem PAUSED
   */
  public void requireRunning() {
    paused()
        .ifPresent(paused -> {
          throw paused.problem();
        });
  }

  /**
   * Pauses everything, in all processes; does nothing when it is paused already.
   *
   * @param note why, at most 1,000 characters; may be empty
   */
  public void pause(String by, String note) {
    database
        .sql(
            """
            update installation
            set paused_at = :at, paused_by = :by, paused_cause = 'ASKED', paused_note = :note
            where paused_at is null
            """)
        .param("at", now())
        .param("by", by)
        .param("note", note)
        .update();
  }

  /** Ends the pause, and takes this database and this home folder for a pair from now on. */
  public void resume() {
    Known known = known().orElseThrow();
    if (!isAsLastUsed(known)) {
      marker.write(known.id());
    }
    database
        .sql(
            """
            update installation
            set home = :home, marker = :marker,
                paused_at = null, paused_by = null, paused_cause = null, paused_note = null
            """)
        .param("home", marker.place())
        .param("marker", marker.identity())
        .update();
  }

  private Optional<Known> known() {
    return database
        .sql("select id, home, marker from installation")
        .query((row, number) ->
            new Known(row.getString("id"), row.getString("home"), row.getString("marker")))
        .optional();
  }

  private static Paused paused(ResultSet row) throws SQLException {
    return new Paused(
        row.getObject("paused_at", OffsetDateTime.class).toInstant(),
        row.getString("paused_by"),
        Paused.Cause.valueOf(row.getString("paused_cause")),
        row.getString("paused_note"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
