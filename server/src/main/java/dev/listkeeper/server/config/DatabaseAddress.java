package dev.listkeeper.server.config;

import java.nio.file.Path;

/** Where definitions and the state of work are kept. */
public sealed interface DatabaseAddress {

  /** For the JDBC driver; never holds a password. */
  String url();

  String user();

  String password();

  /** H2 in a file of the home folder: for one process, with nothing to install. */
  record Embedded(Path file) implements DatabaseAddress {
    /**
     * In the dialect nearest to PostgreSQL. WRITE_DELAY=0 makes a commit durable when it returns;
     * with H2's default a killed process loses the last ones.
     */
    @Override
    public String url() {
      return "jdbc:h2:file:"
          + file
          + ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    @Override
    public String user() {
      return "listkeeper";
    }

    /** Who can read the file needs none. */
    @Override
    public String password() {
      return "";
    }
  }

  /** A PostgreSQL server, which several processes may share. */
  record PostgreSql(String url, String user, String password) implements DatabaseAddress {
    /** Without the password, wherever it is printed. */
    @Override
    public String toString() {
      return url + " as " + user;
    }
  }
}
