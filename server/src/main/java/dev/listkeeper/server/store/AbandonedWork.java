package dev.listkeeper.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives work back that a process held when it died. The embedded database has one process at a
 * time, so at its start whoever held anything is dead; elsewhere signs of life decide.
 */
public final class AbandonedWork {
  private AbandonedWork() {}

  /** To be called before work is begun. Returns how many pieces were given back. */
  public static int release(DataSource database) {
    return isEmbedded(database)
        ? JdbcClient.create(database)
            .sql(
                """
                update scheduled_tasks
                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where picked = true
                """)
            .update()
        : 0;
  }

  private static boolean isEmbedded(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2");
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not say what it is.", e);
    }
  }
}
