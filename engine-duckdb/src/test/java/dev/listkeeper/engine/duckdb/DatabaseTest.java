package dev.listkeeper.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void neverReachesForTheNetwork() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open();
        Database database = Database.open(DuckDbSettings.defaults(folder));
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      String address = "http://127.0.0.1:" + server.socket().getLocalPort() + "/x.parquet";

      for (String sql :
          new String[] {
            "SELECT * FROM read_parquet('" + address + "')",
            "SELECT * FROM '" + address + "'",
            "LOAD httpfs",
            "SELECT * FROM read_xlsx('x.xlsx')",
            "SET autoinstall_known_extensions = true"
          }) {
        assertThatExceptionOfType(SQLException.class)
            .as(sql)
            .isThrownBy(() -> statement.execute(sql));
      }
      assertThat(server.accept()).isNull();
    }
  }

  @Test
  void leavesNoLibraryInTheTemporaryFolder() throws Exception {
    Database.open(DuckDbSettings.defaults(folder)).close();

    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      assertThat(maps.filter(line -> line.contains("libduckdb_java")))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("(deleted)"));
    }
  }

  @Test
  void everyConnectionIsInUtc() throws Exception {
    try (Database database = Database.open(DuckDbSettings.defaults(folder));
        Connection connection = database.connection();
        Statement statement = connection.createStatement();
        var zone = statement.executeQuery("SELECT current_setting('TimeZone')")) {
      assertThat(zone.next()).isTrue();
      assertThat(zone.getString(1)).isEqualTo("UTC");
    }
  }
}
