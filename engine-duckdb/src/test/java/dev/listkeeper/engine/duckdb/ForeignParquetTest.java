package dev.listkeeper.engine.duckdb;

import static dev.listkeeper.engine.contract.Rows.decimal;
import static dev.listkeeper.engine.contract.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.engine.contract.Rows;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignParquetTest {
  @TempDir Path folder;

  @Test
  void mapsTypesToTheNearest() throws Exception {
    Path file = folder.resolve("foreign [1].parquet");
    try (Database database = Database.open(DuckDbSettings.defaults(folder.resolve("a")));
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 1::TINYINT AS tiny, 18446744073709551615::UBIGINT AS big,"
              + " 0.1::DOUBLE AS dbl, 'nan'::DOUBLE AS nan, 1e300::DOUBLE AS far,"
              + " 1.5::DECIMAL(9,2) AS money, [1, 2] AS list, {'a': 1} AS struct,"
              + " TIME '10:00:00' AS tm, true AS yes, DATE '2026-02-28' AS day,"
              + " TIMESTAMPTZ '2026-02-28 10:00:00+02' AS tz,"
              + " TIMESTAMP_NS '2026-02-28 10:00:00.123456789' AS ns, encode('é') AS bytes)"
              + " TO '"
              + file
              + "' (FORMAT parquet)");
    }

    try (DuckDbEngine engine = new DuckDbEngine(DuckDbSettings.defaults(folder.resolve("b")))) {
      Schema schema = engine.parquetSchema(file);

      assertThat(schema.columns().stream().map(Schema.Column::type))
          .containsExactly(
              Type.INTEGER,
              Type.DECIMAL,
              Type.DECIMAL,
              Type.DECIMAL,
              Type.DECIMAL,
              Type.DECIMAL,
              Type.TEXT,
              Type.TEXT,
              Type.TEXT,
              Type.BOOLEAN,
              Type.DATE,
              Type.TIMESTAMP,
              Type.TIMESTAMP,
              Type.TEXT);
      assertThat(Rows.read(engine, new Query.ParquetFile(file, schema)))
          .containsExactly(
              row(
                  1L,
                  decimal("18446744073709551615"),
                  decimal("0.1"),
                  null,
                  null,
                  decimal("1.5"),
                  "[1, 2]",
                  "{'a': 1}",
                  "10:00:00",
                  true,
                  LocalDate.of(2026, 2, 28),
                  Instant.parse("2026-02-28T08:00:00Z"),
                  Instant.parse("2026-02-28T10:00:00.123457Z"),
                  "é"));
    }
  }
}
