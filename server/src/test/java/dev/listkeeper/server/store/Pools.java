package dev.listkeeper.server.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.listkeeper.server.TestServer;
import dev.listkeeper.server.config.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Pools of connections to one database, each as a process of its own has it. */
public final class Pools implements AutoCloseable {
  private final TestDatabase kind;
  private final Path home;
  private final List<HikariDataSource> opened = new ArrayList<>();

  public Pools(TestDatabase kind, Path home) {
    this.kind = kind;
    this.home = home;
    kind.source(home); // makes the tables
  }

  public DataSource open() {
    HikariDataSource pool =
        Database.open(TestServer.settings(home, kind.settings(home)).database());
    opened.add(pool);
    return pool;
  }

  @Override
  public void close() {
    opened.forEach(HikariDataSource::close);
  }
}
