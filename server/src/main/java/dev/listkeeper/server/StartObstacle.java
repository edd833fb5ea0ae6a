package dev.listkeeper.server;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.config.DatabaseAddress;
import dev.listkeeper.server.config.Settings;
import java.net.BindException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What on this machine keeps a server from starting, where an exception tells it. */
final class StartObstacle {
  /** H2's IO_EXCEPTION_1, FILE_CORRUPTED_1 and FILE_VERSION_ERROR_1. */
  private static final Set<Integer> UNREADABLE = Set.of(90028, 90030, 90048);

  private StartObstacle() {}

  static Optional<Problem> of(Throwable cause, Settings settings) {
    if (cause instanceof BindException) {
      return Optional.of(
          new Problem(
              ProblemCode.INVALID_SETTING,
              "Listkeeper can't listen on "
                  + settings.bind().getHostAddress()
                  + ", port "
                  + settings.port()
                  + " ("
                  + cause.getMessage()
                  + "); set LISTKEEPER_BIND to an address of this machine, 0.0.0.0 for all of them,"
                  + " and LISTKEEPER_PORT to a port that you may use.",
              cause));
    }
    if (cause instanceof SQLException sql
        && UNREADABLE.contains(sql.getErrorCode())
        && settings.database() instanceof DatabaseAddress.Embedded(Path file)) {
      return Optional.of(
          new Problem(
              ProblemCode.DATABASE_UNSUITABLE,
              "The database file "
                  + file
                  + ".mv.db can't be read: it is damaged, cut short or no database, or the server's"
                  + " user may not read it; put a copy from a backup in its place, or move it away to"
                  + " begin with an empty one.",
              cause));
    }
    return Optional.empty();
  }
}
