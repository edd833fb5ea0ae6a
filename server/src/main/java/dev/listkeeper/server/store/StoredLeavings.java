package dev.listkeeper.server.store;

import dev.listkeeper.workspace.Key;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to become of exports once a run has taken their people off the list; a row each. */
public final class StoredLeavings {
  private final JdbcClient database;

  public StoredLeavings(JdbcClient database) {
    this.database = database;
  }

  /** What follows the run. */
  public enum Step {
    /** The export loses its connection and keeps the rest. */
    DETACH,
    /** The export is removed. */
    REMOVE
  }

  /**
   * What somebody asked for.
   *
   * @param number of the run that takes the people off
   * @param by who asked, and in whose name it is done
   */
  public record Leaving(Key export, int number, Step step, String by) {}

  /** Notes it in place of what was asked for before. */
  public void save(Leaving leaving) {
    forget(leaving.export());
    database
        .sql(
            """
            insert into export_leaving (export_key, number, step, asked_by)
            values (:export, :number, :step, :by)
            """)
        .param("export", leaving.export().value())
        .param("number", leaving.number())
        .param("step", leaving.step().name())
        .param("by", leaving.by())
        .update();
  }

  public Optional<Leaving> find(Key export) {
    return database
        .sql("select number, step, asked_by from export_leaving where export_key = :export")
        .param("export", export.value())
        .query((row, _) ->
            new Leaving(
                export,
                row.getInt("number"),
                Step.valueOf(row.getString("step")),
                row.getString("asked_by")))
        .optional();
  }

  public void forget(Key export) {
    database
        .sql("delete from export_leaving where export_key = :export")
        .param("export", export.value())
        .update();
  }
}
